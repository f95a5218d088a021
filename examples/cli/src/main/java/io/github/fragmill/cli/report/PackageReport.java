package io.github.fragmill.cli.report;

import io.github.fragmill.cli.terminal.OneLine;
import io.github.fragmill.core.PackagingResult;
import io.github.fragmill.core.RenditionResult;
import io.github.fragmill.core.protect.EncryptionParameters;
import java.nio.file.Path;
import java.util.stream.Collectors;

/** Describes the result of packaging, and how to play it, as text. */
public final class PackageReport {

  private static final String LINE_END = System.lineSeparator();
  private static final String SERVER = "http://localhost:8080/";

  private PackageReport() {}

  /**
   * Returns the text, which ends with a line end.
   *
   * @param startCommand the command that starts this program
   */
  public static String of(Packaged packaged, String startCommand) {
    StringBuilder text = new StringBuilder(headline(packaged)).append(LINE_END).append(LINE_END);
    text.append(renditions(packaged)).append(LINE_END);
    packaged.notes().forEach(note -> addLine("Note", note, text));
    packaged.dash().ifPresent(file -> addLine("DASH", file, text));
    packaged.hls().ifPresent(file -> addLine("HLS", file, text));
    text.append("Play it   ")
        .append(startCommand)
        .append(" serve ")
        .append(StartCommand.quoted(packaged.out()));
    return text.append(LINE_END).append(hint(packaged)).append(LINE_END).toString();
  }

  private static void addLine(String name, Object value, StringBuilder text) {
    text.append("%-10s".formatted(name)).append(OneLine.of(value)).append(LINE_END);
  }

  private static String headline(Packaged packaged) {
    PackagingResult result = packaged.result();
    String inputs =
        packaged.inputs().stream()
            .map(Path::getFileName)
            .map(OneLine::of)
            .collect(Collectors.joining(", "));
    return "%s -> %s: %s, %s in %s"
        .formatted(
            inputs,
            OneLine.of(packaged.out()),
            Units.duration(result.duration()),
            Units.bytes(result.totalBytes()),
            Units.duration(result.elapsed()));
  }

  private static TextTable renditions(Packaged packaged) {
    TextTable table = new TextTable("lllrrrrl");
    for (RenditionResult rendition : packaged.result().renditions()) {
      table.row(
          rendition.id(),
          rendition.format().codecs(),
          Formats.describe(rendition.format(), packaged.frameRate(rendition)),
          Units.duration(rendition.duration()),
          Units.count(rendition.segments(), "segment"),
          Units.bytes(rendition.bytes()),
          Units.bitRate(rendition.averageBitsPerSecond()),
          rendition.encryption().map(PackageReport::encryption).orElse("clear"));
    }
    return table;
  }

  private static String encryption(EncryptionParameters parameters) {
    return parameters.scheme() + ", key " + parameters.defaultKeyId();
  }

  private static String hint(Packaged packaged) {
    if (!packaged.hasPlayer()) {
      String urls =
          packaged.manifests().names().stream()
              .map(name -> SERVER + name)
              .collect(Collectors.joining(" or "));
      return "          then give " + urls + " to a player (--player adds one)";
    }
    String keys =
        switch (packaged.keyCount()) {
          case 0 -> "";
          case 1 -> "#KID:KEY   (your key; no file holds it)";
          default -> "#KID:KEY,KID:KEY   (your keys; no file holds them)";
        };
    return "          then open " + SERVER + "player.html" + keys;
  }
}
