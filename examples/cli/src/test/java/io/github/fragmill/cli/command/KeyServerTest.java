package io.github.fragmill.cli.command;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.fragmill.cli.Cli;
import io.github.fragmill.testing.keyserver.Fault;
import io.github.fragmill.testing.keyserver.SpekeServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Base64;
import java.util.HexFormat;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Keys of a document and of a server, and documents of keys. */
final class KeyServerTest {

  private static final String OTHER = "c".repeat(32) + ":" + "d".repeat(32);

  private final Path folder;
  private final Path out;
  private final Path document;

  KeyServerTest(@TempDir Path folder) {
    this.folder = folder;
    this.out = folder.resolve("out");
    this.document = folder.resolve("keys.xml");
  }

  private Cli.Run pack(Object... options) {
    return Cli.run(
        Stream.concat(Stream.of("package", Cli.SAMPLE, "--out", out), Stream.of(options))
            .toArray());
  }

  @Test
  void keys_givenKeys_documentThatPackagesWithThem() throws IOException {
    Cli.Run run =
        Cli.run(
            "keys",
            "--key=video=" + Cli.PAIR,
            "--key=audio=" + OTHER,
            "--content-id=film",
            "--out",
            document);

    run.assertSuccess();
    assertThat(run.out()).isEqualTo(document + ": 2 keys\n");
    assertThat(Files.readString(document))
        .contains("contentId=\"film\"")
        .contains(Base64.getEncoder().encodeToString(HexFormat.of().parseHex(Cli.KEY)));
    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(document)))
        .isEqualTo("rw-------");

    pack("--cpix", document).assertSuccess();

    assertThat(Files.readString(out.resolve("manifest.mpd")))
        .contains("value=\"cbcs\"")
        .contains("default_KID=\"" + Cli.KEY_ID_UUID + "\"")
        .contains("default_KID=\"cccccccc-cccc-cccc-cccc-cccccccccccc\"");
  }

  @Test
  void keys_noKey_refused() {
    Cli.run("keys", "--out", document).assertFailed(2, "expected a key, found none");
  }

  @Test
  void keys_severalForAllTracks_refused() {
    Cli.run("keys", "--key=" + Cli.PAIR, "--key=audio=" + OTHER, "--out", document)
        .assertFailed(2, "expected video or audio of each of several keys");
    Cli.run("keys", "--key=video:..720=" + Cli.PAIR, "--out", document)
        .assertFailed(2, "for which CPIX has no filter");
  }

  @Test
  void keys_fileThatExists_isNotReplaced() throws IOException {
    Files.writeString(document, "mine");

    Cli.run("keys", "--key=" + Cli.PAIR, "--out", document)
        .assertFailed(1, "cannot write", "exists already");
    assertThat(document).hasContent("mine");
  }

  @Test
  void package_documentThatIsNone_refused() throws IOException {
    Files.writeString(document, "<a>" + Cli.KEY + "</a>");

    pack("--cpix", document).assertFailed(1, "expected an element CPIX");
  }

  @Test
  void package_privateKeyOfAnotherForm_refused() throws IOException {
    Path key = Cli.writeKeyFile(folder.resolve("key.pem"), Cli.KEY);

    pack("--cpix", document, "--cpix-private-key", key)
        .assertFailed(2, "expected an RSA private key in PKCS #8");
  }

  @Test
  void package_server_oneRequestAndItsKeys() throws IOException {
    try (SpekeServer server = SpekeServer.start()) {
      pack(
              "--speke",
              server.url(),
              "--content-id=film",
              "--speke-contract=VIDEO-1,AUDIO-1",
              "--scheme=cenc")
          .assertSuccess();

      assertThat(server.requests()).hasSize(1);
      assertThat(server.keys()).hasSize(2);
      assertThat(Files.readString(out.resolve("manifest.mpd")))
          .contains("value=\"cenc\"")
          .contains(server.keys().keySet());
      server.keys().values().forEach(this::requireNowhere);
    }
  }

  /** One computer plans, another one packages: each asks the server for the same keys. */
  @Test
  void package_planWithServer_sameKeysAgain() throws IOException {
    Path plan = folder.resolve("film.plan");
    try (SpekeServer server = SpekeServer.start()) {
      Object[] options = {
        "--speke", server.url(), "--content-id=film", "--speke-contract=VIDEO-1,AUDIO-1"
      };
      Cli.run(
              Stream.concat(Stream.of("plan", Cli.SAMPLE, "--out", plan), Stream.of(options))
                  .toArray())
          .assertSuccess();

      Cli.run(
              Stream.concat(Stream.of("package", "--plan", plan, "--out", out), Stream.of(options))
                  .toArray())
          .assertSuccess();

      assertThat(server.requests()).hasSize(2);
      assertThat(server.requests().get(1)).isEqualTo(server.requests().get(0));
      server.keys().values().forEach(this::requireNowhere);
      Path decrypted = folder.resolve("clear.mp4");
      Cli.run(
              Stream.concat(
                      Stream.of("decrypt", out.resolve("video-360.mp4"), "--out", decrypted),
                      server.keys().entrySet().stream()
                          .map(it -> "--key=" + it.getKey() + ":" + it.getValue()))
                  .toArray())
          .assertSuccess();
      Cli.run("package", "--plan", plan, "--out", folder.resolve("none"), "--content-id=film")
          .assertFailed(2, "require --speke");
      Cli.run(
              "package",
              "--plan",
              plan,
              "--out",
              folder.resolve("none"),
              "--speke",
              server.url(),
              "--content-id=another")
          .assertFailed(1, "expected key ids of title another");
      assertThat(folder.resolve("none")).doesNotExist();
    }
  }

  @Test
  void package_planWithDocument_hasItsKeys() {
    Path plan = folder.resolve("film.plan");
    Cli.run("keys", "--key=" + Cli.PAIR, "--out", document).assertSuccess();
    Cli.run("plan", Cli.SAMPLE, "--out", plan, "--cpix", document).assertSuccess();

    Cli.run("package", "--plan", plan, "--out", out, "--cpix", document).assertSuccess();

    assertThat(out.resolve("manifest.mpd")).exists();
  }

  private void requireNowhere(String key) {
    assertThat(out)
        .isDirectoryRecursivelyContaining("glob:**.mpd")
        .isDirectoryNotContaining(
            file -> {
              try {
                return HexFormat.of().formatHex(Files.readAllBytes(file)).contains(key);
              } catch (IOException e) {
                throw new UncheckedIOException(e);
              }
            });
  }

  @Test
  void package_serverThatRefuses_itsText() throws IOException {
    try (SpekeServer server = SpekeServer.start()) {
      server.fault(Fault.REFUSED);

      pack("--speke", server.url(), "--content-id=film")
          .assertFailed(1, "SPEKE server 127.0.0.1: answered 422: no policy for key (removed)");
    }
  }

  @Test
  void package_optionsThatDoNotGoTogether_refused() {
    pack("--speke=https://a.example/").assertFailed(2, "--speke requires --content-id");
    pack("--content-id=film").assertFailed(2, "require --speke");
    pack("--cpix-private-key=a").assertFailed(2, "requires --cpix");
    pack("--cpix=a", "--speke=https://a.example/", "--content-id=film")
        .assertFailed(2, "expected one of them");
    pack("--speke=https://a.example/", "--content-id=film", "--speke-contract=VIDEO-9")
        .assertFailed(2, "presets that go together");
  }
}
