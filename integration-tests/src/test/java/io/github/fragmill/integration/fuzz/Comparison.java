package io.github.fragmill.integration.fuzz;

import io.github.fragmill.integration.tools.ShakaPackager;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** What Shaka Packager and we make of the same damaged files. */
final class Comparison {

  private final ShakaPackager packager;
  private final Path directory;
  private final Map<String, Integer> figures = new TreeMap<>();
  private final Map<String, List<String>> refusals = new TreeMap<>();

  Comparison(ShakaPackager packager, Path directory) {
    this.packager = packager;
    this.directory = directory;
  }

  /** Gives a damaged file to both. */
  void compare(String name, byte[] original, byte[] damaged)
      throws IOException, InterruptedException {
    List<Integer> tracks = tracks(original);
    List<String> types = tracks.stream().map(id -> type(original, id)).toList();
    ShakaAttempt theirs = ShakaAttempt.of(packager, damaged, types, directory);
    // In the clear, in one file: as Shaka Packager did.
    Outcome ours = new FuzzCase("damaged", damaged, /* seed= */ 24).run();
    count("ours: " + ours.name());
    count("theirs: " + theirs(theirs));
    if (!theirs.isAccepted()) {
      return;
    }
    String media = media(theirs, tracks, damaged);
    count(
        "theirs packaged, media "
            + media
            + "; ours: "
            + (ours.packaged() ? "packaged" : "refused"));
    if (!ours.packaged()) {
      String reason = ours.reason().replaceAll("[0-9]+", "#");
      refusals.computeIfAbsent(media + ": " + reason, key -> new ArrayList<>()).add(name);
    }
  }

  int oursPackaged() {
    return figures.getOrDefault("ours: packaged", 0);
  }

  int theirsPackaged() {
    return figures.getOrDefault("theirs: packaged", 0);
  }

  /** What comes out of Shaka Packager with all media. */
  int whole() {
    return figures.getOrDefault(wholeAndOurs("packaged"), 0) + wholeButRefused();
  }

  int wholeButRefused() {
    return figures.getOrDefault(wholeAndOurs("refused"), 0);
  }

  private static String wholeAndOurs(String ours) {
    return "theirs packaged, media whole; ours: " + ours;
  }

  private static String theirs(ShakaAttempt attempt) {
    if (attempt.isAbnormal()) {
      return "ended abnormally with " + attempt.exitValue();
    }
    return attempt.isAccepted() ? "packaged" : "refused";
  }

  /** Returns whether the media that came out is what the tables point at. */
  private static String media(ShakaAttempt theirs, List<Integer> tracks, byte[] damaged) {
    for (int index = 0; index < tracks.size(); index++) {
      Optional<byte[]> found = theirs.media().get(index);
      if (found.isEmpty()) {
        return "missing";
      }
      Optional<PlainTables> tables;
      byte[] expected;
      try {
        tables = PlainTables.of(damaged, tracks.get(index));
        expected = tables.map(it -> it.media(damaged)).orElse(new byte[0]);
      } catch (IndexOutOfBoundsException | ArithmeticException e) {
        return "not in the file";
      }
      if (tables.isEmpty()) {
        return "unknown";
      }
      if (!Arrays.equals(found.get(), expected)) {
        return found.get().length < expected.length ? "lost" : "altered";
      }
    }
    return "whole";
  }

  private static List<Integer> tracks(byte[] file) {
    ByteBuffer bytes = ByteBuffer.wrap(file);
    return Place.all(file).stream()
        .filter(box -> box.type().equals("tkhd"))
        .map(box -> bytes.getInt(box.content() + 12))
        .toList();
  }

  private static String type(byte[] file, int track) {
    List<Place> handlers =
        Place.all(file).stream()
            .filter(box -> box.type().equals("hdlr") && box.sizeBytes() > 20)
            .filter(box -> !handler(file, box).matches("mdir|url "))
            .toList();
    return handler(file, handlers.get(track - 1)).equals("vide") ? "video" : "audio";
  }

  private static String handler(byte[] file, Place hdlr) {
    return new String(file, hdlr.content() + 8, 4, StandardCharsets.ISO_8859_1);
  }

  private void count(String what) {
    figures.merge(what, 1, Integer::sum);
  }

  /** Returns the figures, and what only Shaka Packager packages, by our reason. */
  @Override
  public String toString() {
    List<String> lines = new ArrayList<>();
    figures.forEach((what, count) -> lines.add(count + " " + what));
    lines.add("packaged by Shaka Packager and refused by us:");
    refusals.forEach(
        (reason, names) ->
            lines.add(
                names.size() + " " + reason + ": " + names.subList(0, Math.min(4, names.size()))));
    return String.join(System.lineSeparator(), lines);
  }
}
