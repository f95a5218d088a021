package io.github.fragmill.cli.option;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.github.fragmill.cli.Cli;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class KeyOptionTest {

  private static final String OTHER =
      "303132333435363738393a3b3c3d3e3f:404142434445464748494a4b4c4d4e4f";

  private static List<KeyOption> parse(List<String> options) {
    return KeyOption.parse(options.stream().map(it -> new GivenKey("--key", it)).toList());
  }

  @Test
  void parse_noSelector_isForAllTracks() {
    assertThat(parse(List.of(Cli.PAIR)))
        .singleElement()
        .satisfies(it -> assertThat(it.tracks()).isSameAs(TrackFilter.ALL))
        .satisfies(it -> assertThat(it.key().keyId().toHex()).isEqualTo(Cli.KEY_ID));
  }

  /** The padding of base64 does not end TRACKS. */
  @Test
  void parse_paddedBase64_isAPair() {
    assertThat(parse(List.of("62dqu8s0Xpa7z2FmMPGj2g==:EAtsIJQPd5pFiRUrV9Layw==")))
        .extracting(it -> it.tracks().text())
        .containsExactly("");
    assertThat(parse(List.of("audio=62dqu8s0Xpa7z2FmMPGj2g==:EAtsIJQPd5pFiRUrV9Layw==")))
        .extracting(it -> it.tracks().text())
        .containsExactly("audio");
  }

  @Test
  void parse_manySelectors_narrowestFirst() {
    List<String> options =
        List.of(
            Cli.PAIR,
            "audio=" + Cli.PAIR,
            "video=" + Cli.PAIR,
            "video:..720=" + Cli.PAIR,
            "video:721..=" + OTHER,
            "lang:sv=" + OTHER);

    assertThat(parse(options))
        .extracting(it -> it.tracks().text())
        .containsExactly("lang:sv", "video:..720", "video:721..", "audio", "video", "");
  }

  @ParameterizedTest
  @ValueSource(strings = {"video:1..65535", "video:0721..", "video:481..720", "lang:pt-BR"})
  void parse_selector_isTaken(String selector) {
    assertThat(parse(List.of(selector + "=" + Cli.PAIR)))
        .extracting(it -> it.tracks().text())
        .containsExactly(selector);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "vidio",
        "lang",
        "audio:en",
        "Audio",
        "text:en",
        "video:",
        "video:..",
        "video:720",
        "video:..0",
        "video:0..",
        "video:721..720",
        "video:..100000",
        "video:-1..",
        "lang:",
        "lang:sv_SE"
      })
  void parse_noSelector_isRefusedWithoutTheKey(String selector) {
    assertThatExceptionOfType(UsageException.class)
        .isThrownBy(() -> parse(List.of(selector + "=" + Cli.PAIR)))
        .withMessageStartingWith("--key")
        .withMessageContaining("expected ")
        .withMessageNotContaining(Cli.KEY);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "audio=100b6c20940f779a4589152b57d2dacb",
        "audio=:100b6c20940f779a4589152b57d2dacb",
        "video:..720=eb67:100b6c20940f779a4589152b57d2dacb",
        "lang:100b6c20940f779a4589152b57d2dacb==",
        "kid:100b6c20940f779a4589152b57d2dacb==",
        "lang:sv:eb676abbcb345e96bbcf616630f1a3da=100b6c20940f779a4589152b57d2dacb"
      })
  void parse_badPair_isRefusedWithoutTheKey(String option) {
    assertThatExceptionOfType(UsageException.class)
        .isThrownBy(() -> parse(List.of(option)))
        .withMessageStartingWith("--key")
        .withMessageNotContaining(Cli.KEY);
  }

  @Test
  void parse_selectorTwice_keepsTheOrder() {
    assertThat(parse(List.of(OTHER, "audio=" + OTHER, "audio=" + Cli.PAIR)))
        .extracting(it -> it.key().keyId().toHex())
        .containsExactly(OTHER.substring(0, 32), Cli.KEY_ID, OTHER.substring(0, 32));
  }

  @Test
  void parse_twoKeysForOneId_isRefused() {
    String other = Cli.KEY_ID + ":404142434445464748494a4b4c4d4e4f";
    assertThatExceptionOfType(UsageException.class)
        .isThrownBy(() -> parse(List.of("audio=" + Cli.PAIR, "video=" + other)))
        .withMessage("--key: two keys for key id " + Cli.KEY_ID_UUID);
  }
}
