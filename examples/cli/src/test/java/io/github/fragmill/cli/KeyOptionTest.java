package io.github.fragmill.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class KeyOptionTest {

  @ParameterizedTest
  @CsvSource({
    "'', all tracks",
    "all=, all tracks",
    "audio=, audio",
    "video=, video",
    "video:..720=, 'video, height up to 720'",
    "video:721..=, 'video, height above 720'",
    "video:481..720=, 'video, height above 480, height up to 720'",
    "video:..=, video",
    "lang:sv=, 'all tracks, language sv'"
  })
  void parse_tracks_chosen(String words, String tracks) {
    KeyOption option = KeyOption.parse(words + Cli.PAIR);

    assertThat(option.tracks()).hasToString(tracks);
    assertThat(option.words()).isEqualTo(words.replace("=", ""));
    assertThat(option.key().keyId().toHex()).isEqualTo(Cli.KEY_ID);
  }

  @Test
  void parse_base64WithPadding_isNoSelector() {
    KeyOption option = KeyOption.parse("AAECAwQFBgcICQoLDA0ODw==:EBESExQVFhcYGRobHB0eHw==");

    assertThat(option.words()).isEmpty();
    assertThat(option.key().keyId().toHex()).isEqualTo("000102030405060708090a0b0c0d0e0f");
  }

  @Test
  void parse_badKey_refusedWithoutTheKey() {
    assertThatExceptionOfType(UsageException.class)
        .isThrownBy(() -> KeyOption.parse("audio=" + Cli.KEY_ID + ":" + Cli.KEY + "00"))
        .withMessageStartingWith("--key: ")
        .satisfies(failure -> assertThat(failure.getMessage()).doesNotContain(Cli.KEY));
  }
}
