package io.github.fragmill.integration.tools;

import java.io.IOException;
import java.io.StringReader;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;

/** ffprobe, which lists the samples of a file: demultiplexed and decrypted, but not parsed. */
public final class Ffprobe {

  /** Which times are listed. */
  public enum Times {
    /** The composition times of the media; all samples are listed. */
    MEDIA,
    /** The times of the presentation, as edit lists make them; samples may be left out. */
    PRESENTATION
  }

  private static final String ENTRIES =
      "stream=index,id,codec_type,time_base:packet=stream_index,pts,dts,size,pos,flags,data_hash";

  private final String program;

  private Ffprobe(String program) {
    this.program = program;
  }

  /** Finds ffprobe, or skips the test. */
  public static Ffprobe require() {
    return new Ffprobe(
        Requirement.require(Command.find("ffprobe"), "no ffprobe on the PATH").toString());
  }

  /** Lists the tracks of a clear file. */
  public List<PacketStream> list(Path file, Times times) throws IOException, InterruptedException {
    return list(file, times, List.of());
  }

  /** Lists the tracks of clear HLS playlists, at the times of the presentation. */
  public List<PacketStream> listPlaylists(Path playlist) throws IOException, InterruptedException {
    List<String> command = new ArrayList<>(List.of(program, "-v", "error", "-fflags", "+noparse"));
    command.addAll(List.of("-show_entries", ENTRIES, "-show_data_hash", "md5", "-of", "xml"));
    Question question = Question.of(command).aboutAll(playlist.resolveSibling(""));
    command.addAll(List.of("-i", playlist.toString()));
    return parse(Answers.text(question, () -> Command.run(command)));
  }

  /**
   * Lists the tracks of an encrypted file.
   *
   * @param keyHex 32 hexadecimal digits
   */
  public List<PacketStream> decrypt(Path file, Times times, String keyHex)
      throws IOException, InterruptedException {
    // Version 5.1 seeks to an index at the end first, and then has lost how samples are encrypted.
    return list(file, times, List.of("-seekable", "0", "-decryption_key", keyHex));
  }

  /** Returns what the header says of video besides its codec, a fact in a line. */
  public String sideData(Path file) throws IOException, InterruptedException {
    List<String> command = new ArrayList<>(List.of(program, "-v", "error"));
    command.addAll(List.of("-select_streams", "v", "-show_entries", "stream_side_data"));
    command.addAll(List.of("-of", "default=noprint_wrappers=1"));
    return ask(command, file);
  }

  /** Returns when each frame that comes of decoding a clear file is presented, in ticks. */
  public List<Long> frameTicks(Path file) throws IOException, InterruptedException {
    List<String> command = new ArrayList<>(List.of(program, "-v", "error"));
    command.addAll(List.of("-select_streams", "v", "-show_entries", "frame=pts"));
    command.addAll(List.of("-of", "default=noprint_wrappers=1"));
    return ask(command, file)
        .lines()
        .filter(line -> line.startsWith("pts="))
        .map(line -> Long.valueOf(line.substring("pts=".length()).strip()))
        .toList();
  }

  /**
   * Returns what a file's only track holds, or its video.
   *
   * @param entry for example {@code stream=field_order}
   */
  public String fact(Path file, String entry) throws IOException, InterruptedException {
    List<String> command = new ArrayList<>(List.of(program, "-v", "error"));
    command.addAll(List.of("-show_entries", entry, "-of", "default=noprint_wrappers=1:nokey=1"));
    return ask(command, file).strip();
  }

  private List<PacketStream> list(Path file, Times times, List<String> options)
      throws IOException, InterruptedException {
    List<String> command = new ArrayList<>(List.of(program, "-v", "error", "-fflags", "+noparse"));
    command.addAll(List.of("-ignore_editlist", times == Times.MEDIA ? "1" : "0"));
    command.addAll(options);
    command.addAll(List.of("-show_entries", ENTRIES, "-show_data_hash", "md5"));
    command.addAll(List.of("-of", "xml"));
    return parse(ask(command, file));
  }

  private static String ask(List<String> command, Path file)
      throws IOException, InterruptedException {
    List<String> whole = new ArrayList<>(command);
    whole.addAll(List.of("-i", file.toString()));
    return Answers.text(Question.of(command).about(file), () -> Command.run(whole));
  }

  private static List<PacketStream> parse(String xml) throws IOException {
    Map<String, List<Packet>> packets = new HashMap<>();
    // Of playlists, a stream is there in each program too.
    Map<String, Map<String, String>> streams = new LinkedHashMap<>();
    try {
      XMLInputFactory factory = XMLInputFactory.newDefaultFactory();
      factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
      factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
      XMLStreamReader reader = factory.createXMLStreamReader(new StringReader(xml));
      while (reader.hasNext()) {
        if (reader.next() == XMLStreamConstants.START_ELEMENT) {
          if (reader.getLocalName().equals("packet")) {
            Map<String, String> values = attributes(reader);
            packets
                .computeIfAbsent(value(values, "stream_index"), index -> new ArrayList<>())
                .add(packet(values));
          } else if (reader.getLocalName().equals("stream")) {
            Map<String, String> values = attributes(reader);
            streams.put(value(values, "index"), values);
          }
        }
      }
    } catch (XMLStreamException e) {
      throw new IOException(e);
    }
    return streams.values().stream()
        .map(
            values ->
                new PacketStream(
                    // Streams of playlists have no ids.
                    Integer.decode(values.getOrDefault("id", value(values, "index"))),
                    value(values, "codec_type"),
                    value(values, "time_base"),
                    packets.getOrDefault(value(values, "index"), List.of())))
        .toList();
  }

  private static Map<String, String> attributes(XMLStreamReader reader) {
    Map<String, String> values = new HashMap<>();
    for (int index = 0; index < reader.getAttributeCount(); index++) {
      values.put(reader.getAttributeLocalName(index), reader.getAttributeValue(index));
    }
    return values;
  }

  private static Packet packet(Map<String, String> values) {
    return new Packet(
        number(values, "pts"),
        number(values, "dts"),
        Math.toIntExact(number(values, "size")),
        number(values, "pos"),
        value(values, "flags").startsWith("K"),
        value(values, "flags").startsWith("D", 1),
        value(values, "data_hash"));
  }

  private static long number(Map<String, String> values, String name) {
    String value = values.get(name);
    return value == null ? Packet.NOT_KNOWN : Long.parseLong(value);
  }

  private static String value(Map<String, String> values, String name) {
    return values.getOrDefault(name, "");
  }
}
