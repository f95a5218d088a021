package io.github.fragmill.cli.terminal;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class SecretsTest {

  @ParameterizedTest
  @ValueSource(
      strings = {
        "eb676abbcb345e96bbcf616630f1a3da:100b6c20940f779a4589152b57d2dacb",
        "eb676abb-cb34-5e96-bbcf-616630f1a3da:100b6c20-940f-779a-4589-152b57d2dacb",
        "62dqu8s0Xpa7z2FmMPGj2g:EAtsIJQPd5pFiRUrV9Layw",
        "62dqu8s0Xpa7z2FmMPGj2g==:EAtsIJQPd5pFiRUrV9Layw==",
        "--kye=eb676abbcb345e96bbcf616630f1a3da:100b6c20"
      })
  void hide_pair_keepsTheIdOnly(String pair) {
    String id = pair.substring(0, pair.indexOf(':'));

    assertThat(Secrets.hide("cannot read " + pair + ": no such file"))
        .isEqualTo("cannot read " + id + ":(hidden): no such file");
  }

  @Test
  void hide_ordinaryMessage_unchanged() {
    String message = "film.mp4: moov/trak[2]/mdia at byte 123: expected 16 bytes, found 15";

    assertThat(Secrets.hide(message)).isEqualTo(message);
  }

  /** With a space instead of the colon, the key is an argument of its own. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "100b6c20940f779a4589152b57d2dacb",
        "100B6C20940F779A4589152B57D2DACB",
        "100b6c20940f779a4589152b57d2da",
        "100b6c20-940f-779a-4589-152b57d2dacb",
        "EAtsIJQPd5pFiRUrV9Layw",
        "EAtsIJQPd5pFiRUrV9Layw=="
      })
  void hideAll_keyByItself_isHidden(String key) {
    Secrets secrets = Secrets.of("package", "--key", "eb676abb", key, "--kye=" + key);

    assertThat(secrets.hideAll("cannot read " + key + ": no such file"))
        .isEqualTo("cannot read (hidden): no such file");
  }

  @Test
  void hideAll_namesAndKeyIds_areShown() {
    String id = "eb676abbcb345e96bbcf616630f1a3da";
    Secrets secrets =
        Secrets.of(
            "package",
            "d41d8cd98f00b204e9800998ecf8427e.mp4",
            "--segment-seconds",
            id + ":" + id.replace('e', 'f'));

    String message = "no key for " + id + " in d41d8cd98f00b204e9800998ecf8427e.mp4";
    assertThat(secrets.hideAll(message)).isEqualTo(message);
  }
}
