package io.github.fragmill.platform.proof;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.fragmill.platform.process.Launch;
import io.github.fragmill.platform.process.Multipart;
import io.github.fragmill.platform.process.PlatformProcess;
import io.github.fragmill.platform.process.RawRequest;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** What is no film is refused in a sentence, and nothing of it stays. */
final class HostileUploadsIT {

  private static final byte[] FILM = Clips.sample();
  private static final int MAX_BYTES = 2_000_000;
  private static final int MAX_FILES = 4;

  private static Path data;
  private static PlatformProcess platform;
  private static Api api;

  private HostileUploadsIT() {}

  @BeforeAll
  static void start(@TempDir Path folder) throws Exception {
    data = folder.resolve("data");
    platform =
        Launch.in(data)
            .with("FRAGMILL_MAX_UPLOAD_BYTES", Integer.toString(MAX_BYTES))
            .with("FRAGMILL_MAX_UPLOAD_FILES", Integer.toString(MAX_FILES))
            .start();
    api = Api.of(platform);
  }

  @AfterAll
  static void stop() {
    platform.close();
  }

  @AfterEach
  void assertNothingStored() throws Exception {
    for (JsonNode upload : api.uploads()) {
      api.http().delete("/uploads/" + upload.path("id").asLong()).assertStatus(204);
    }
    assertThat(storedFiles()).isEmpty();
  }

  private static List<Path> storedFiles() throws IOException {
    if (!Files.isDirectory(data.resolve("input"))) {
      return List.of();
    }
    try (Stream<Path> files = Files.walk(data.resolve("input"))) {
      return files.filter(Files::isRegularFile).toList();
    }
  }

  static Stream<Arguments> files() {
    byte[] png = {
      (byte) 0x89, 'P', 'N', 'G', '\r', '\n', 0x1a, '\n', 0, 0, 0, 13, 'I', 'H', 'D', 'R'
    };
    return Stream.of(
        file(422, "empty", "film.mp4", new byte[0]),
        file(422, "a text", "film.mp4", "Once upon a time there was no film.".getBytes(UTF_8)),
        file(422, "an image", "film.mp4", png),
        file(422, "noise", "film.mp4", noise()),
        file(422, "zeros", "film.mp4", new byte[100_000]),
        file(422, "truncated within its head", "film.mp4", Boxes.truncated(FILM, 10)),
        file(422, "truncated after its head", "film.mp4", Boxes.truncated(FILM, 40)),
        file(422, "truncated in its tables", "film.mp4", Boxes.truncated(FILM, 4_000)),
        file(422, "truncated in the middle", "film.mp4", Boxes.truncated(FILM, FILM.length / 2)),
        file(422, "truncated before its end", "film.mp4", Boxes.truncated(FILM, FILM.length - 1)),
        file(422, "without video", "film.mp4", Boxes.renamed(FILM, "trak", "free")),
        file(422, "without tracks", "film.mp4", Boxes.renamed(FILM, "moov", "free")),
        file(422, "without sizes of samples", "film.mp4", Boxes.renamed(FILM, "stsz", "free")),
        file(422, "of an unknown codec", "film.mp4", Boxes.with(FILM, "stsd", 12, 0x77686174)),
        file(422, "of 4 billion samples", "film.mp4", Boxes.with(FILM, "stsz", 8, -1)),
        file(422, "with a box over its end", "film.mp4", Boxes.with(FILM, "moov", 0, -2)),
        file(422, "boxes in boxes", "film.mp4", Boxes.nested(100_000, "moov")),
        file(422, "a box without end", "film.mp4", Boxes.endless(FILM)),
        file(422, "a film called subtitle", "film.vtt", FILM),
        file(
            422,
            "a subtitle alone",
            "words.vtt",
            "WEBVTT\n\n00:00.000 --> 00:01.000\nHi\n".getBytes(UTF_8)),
        file(415, "a program", "film.exe", FILM),
        file(415, "a page", "film.mp4.html", FILM),
        file(415, "without an extension", "film", FILM),
        file(415, "a path to a program", "../../../../usr/bin/film.sh", FILM),
        file(400, "without a name", "", FILM),
        file(400, "of a long name", "f".repeat(300) + ".mp4", FILM),
        file(400, "of a very long name", "f".repeat(10_000) + ".mp4", FILM),
        file(400, "with NUL in its name", "film.sh\0.mp4", FILM),
        file(413, "too large", "film.mp4", Arrays.copyOf(FILM, MAX_BYTES + 1)));
  }

  private static Arguments file(int status, String what, String name, byte[] bytes) {
    return Arguments.of(what, status, new Multipart().file("file", name, bytes));
  }

  private static byte[] noise() {
    byte[] noise = new byte[100_000];
    new Random(7).nextBytes(noise);
    return noise;
  }

  static Stream<Arguments> forms() {
    Multipart many = new Multipart();
    IntStream.rangeClosed(0, MAX_FILES).forEach(i -> many.file("file", i + ".mp4", FILM));
    Multipart wide = new Multipart().file("file", "film.mp4", FILM);
    IntStream.range(0, 1_000).forEach(i -> wide.field("language." + i, "en"));
    return Stream.of(
        Arguments.of("nothing", 400, new Multipart()),
        Arguments.of("fields alone", 400, new Multipart().field("title", "Film")),
        Arguments.of("a field in place of a file", 400, new Multipart().field("file", "film.mp4")),
        Arguments.of(
            "a part of another name", 400, new Multipart().file("movie", "film.mp4", FILM)),
        Arguments.of("too many files", 413, many),
        Arguments.of("too many fields", 413, wide),
        Arguments.of("a long field", 413, film().field("title", "x".repeat(100_000))),
        Arguments.of("no language", 400, film().field("language.0", "<script>")),
        Arguments.of("no role", 400, film().field("role.0", "villain")),
        Arguments.of("a bomb of entities", 422, with("words.ttml", bomb())),
        Arguments.of("an entity of a file", 422, with("words.ttml", foreignEntity())),
        Arguments.of("a subtitle of noise", 422, with("words.vtt", "\0\1\2\3")),
        Arguments.of("a part without a head", 400, new Multipart().raw("no head at all")));
  }

  private static Multipart film() {
    return new Multipart().file("file", "film.mp4", FILM);
  }

  private static Multipart with(String name, String text) {
    return film().file("file", name, text.getBytes(UTF_8)).field("language.1", "en");
  }

  private static String bomb() {
    StringBuilder entities = new StringBuilder("<!ENTITY e0 \"boom\">");
    for (int i = 1; i < 20; i++) {
      String before = ("&e" + (i - 1) + ";").repeat(10);
      entities.append("<!ENTITY e").append(i).append(" \"").append(before).append("\">");
    }
    return ttml(entities.toString(), "&e19;");
  }

  private static String foreignEntity() {
    return ttml("<!ENTITY words SYSTEM \"file:///etc/passwd\">", "&words;");
  }

  private static String ttml(String entities, String words) {
    return "<?xml version=\"1.0\"?><!DOCTYPE tt ["
        + entities
        + "]><tt xmlns=\"http://www.w3.org/ns/ttml\" xml:lang=\"en\"><body><div>"
        + "<p begin=\"0s\" end=\"1s\">"
        + words
        + "</p></div></body></tt>";
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource({"files", "forms"})
  void upload_hostile_refusedInASentence(String what, int status, Multipart form) throws Exception {
    String sentence = api.http().post("/upload_input_content", form).refusal(status);

    assertThat(sentence).as(what).doesNotContain(data.toString(), "root:");
    assertThat(api.uploads()).isEmpty();
    assertThat(storedFiles()).isEmpty();
  }

  static Stream<Arguments> requests() {
    String form = "Content-Type: multipart/form-data";
    return Stream.of(
        Arguments.of("no form", 400, List.of("Content-Type: application/json"), "{}"),
        Arguments.of("no type", 400, List.of(), "film"),
        Arguments.of("no boundary", 400, List.of(form), "--x--"),
        Arguments.of("another boundary", 400, List.of(form + "; boundary=y"), "--x--\r\n"),
        Arguments.of(
            "no end", 400, List.of(form + "; boundary=x"), "--x\r\nContent-Disposition: "));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("requests")
  void upload_noForm_refusedInASentence(String what, int status, List<String> headers, String body)
      throws Exception {
    List<String> all = new ArrayList<>(headers);
    all.add("Content-Length: " + body.length());

    assertRefused(what, status, all, body);
  }

  @Test
  void upload_hugeLengthDeclared_refusedBeforeItComes() throws Exception {
    assertRefused(
        "a huge length",
        413,
        List.of(
            "Content-Type: multipart/form-data; boundary=x", "Content-Length: 4611686018427387904"),
        "--x\r\n");
  }

  private static void assertRefused(String what, int status, List<String> headers, String body)
      throws IOException {
    try (RawRequest request = RawRequest.to(platform)) {
      request
          .head("POST /upload_input_content", headers.toArray(String[]::new))
          .write(body.getBytes(UTF_8))
          .end();
      assertThat(request.answer())
          .as(what)
          .startsWith("HTTP/1.1 " + status)
          .contains("{\"error\":\"");
    }
  }

  @Test
  void upload_namesOfOtherPlaces_lastPartOnlyAndNothingThere() throws Exception {
    for (String name : List.of("../../../evil.mp4", "C:\\\\films\\\\evil.mp4", "/etc/evil.mp4")) {
      JsonNode upload = api.upload(new Multipart().file("file", name, FILM));

      assertThat(upload.at("/files/0/name").asText()).isEqualTo("evil.mp4");
    }
    try (Stream<Path> files = Files.walk(data.resolveSibling("."))) {
      assertThat(files).noneMatch(file -> file.toString().contains("evil"));
    }
  }

  @Test
  void upload_equalNames_bothWhole() throws Exception {
    long first = api.upload(film()).path("id").asLong();
    byte[] other = Arrays.copyOf(FILM, FILM.length + 8);
    other[FILM.length + 3] = 8;
    System.arraycopy("free".getBytes(UTF_8), 0, other, FILM.length + 4, 4);
    long second = api.upload(new Multipart().file("file", "film.mp4", other)).path("id").asLong();

    assertThat(api.http().get("/download/" + first).bytes()).isEqualTo(FILM);
    assertThat(api.http().get("/download/" + second).bytes()).isEqualTo(other);
  }
}
