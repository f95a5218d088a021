package io.github.fragmill.hls;

import static java.util.stream.Collectors.joining;

import io.github.fragmill.core.presentation.ManifestFile;
import io.github.fragmill.core.presentation.Presentation;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The files that a manifest wrote, as text. */
record WrittenPlaylists(Map<String, String> files) {

  static WrittenPlaylists of(Presentation presentation) throws Exception {
    return of(HlsManifest.of(), presentation);
  }

  static WrittenPlaylists of(HlsManifest manifest, Presentation presentation) throws Exception {
    Map<String, String> files = new LinkedHashMap<>();
    for (ManifestFile file : manifest.write(presentation)) {
      files.put(file.name(), StandardCharsets.UTF_8.decode(file.content()).toString());
    }
    return new WrittenPlaylists(files);
  }

  String multivariant() {
    return files.values().iterator().next();
  }

  String playlist(String name) {
    return files.getOrDefault(name, "no " + name + " among " + files.keySet());
  }

  /** Returns the values of a tag in a playlist. */
  static List<String> values(String tag, String playlist) {
    return playlist
        .lines()
        .filter(line -> line.startsWith("#" + tag + ":"))
        .map(line -> line.substring(tag.length() + 2))
        .toList();
  }

  /** Returns all files, one after the other, for people to read. */
  String dump() {
    return files.entrySet().stream()
        .map(file -> "=== " + file.getKey() + "\n" + file.getValue())
        .collect(joining("\n"));
  }
}
