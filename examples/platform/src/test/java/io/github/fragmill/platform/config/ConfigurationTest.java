package io.github.fragmill.platform.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

final class ConfigurationTest {

  @Test
  void of_nothing_isForThisMachineAlone() {
    Configuration usual = Configuration.of(Map.of());

    assertThat(usual.host()).isEqualTo("127.0.0.1");
    assertThat(usual.port()).isEqualTo(8080);
    assertThat(usual.apiKey()).isEmpty();
    assertThat(usual.callback().mayBePrivate()).isFalse();
    assertThat(usual.database().url()).isEmpty();
    assertThat(usual.encoding().ladder()).containsExactly(new Rung(720, 2500), new Rung(360, 800));
    assertThat(usual.cleanUp().age()).isGreaterThan(usual.uploads().time());
  }

  @Test
  void of_given_isTaken() {
    Configuration given =
        Configuration.of(
            Map.of(
                "FRAGMILL_PORT", "0",
                "FRAGMILL_JOBS", "7",
                "FRAGMILL_RETRY_SECONDS", " 3 ",
                "FRAGMILL_LADDER", "360:800, 1080:5000",
                "FRAGMILL_PUBLIC_URL", "https://video.example",
                "FRAGMILL_API_KEY", "",
                "FRAGMILL_UNKNOWN", "x"));

    assertThat(given.port()).isZero();
    assertThat(given.jobs().atOnce()).isEqualTo(7);
    assertThat(given.jobs().firstRetry()).isEqualTo(Duration.ofSeconds(3));
    assertThat(given.encoding().ladder()).containsExactly(new Rung(1080, 5000), new Rung(360, 800));
    assertThat(given.publicUrl()).hasToString("Optional[https://video.example]");
    assertThat(given.apiKey()).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "PORT, 65536",
    "PORT, x",
    "JOBS, 0",
    "ATTEMPTS, -1",
    "S3_PATH_STYLE, yes",
    "PUBLIC_URL, ftp://a.example",
    "PUBLIC_URL, not an address",
    "API_KEY, short",
    "CALLBACK_SECRET, short",
    "LADDER, 720",
    "LADDER, 721:100",
    "LADDER, 720:x",
    "LOG, xml"
  })
  void of_whatCannotBe_isRefusedByName(Setting setting, String text) {
    assertThatThrownBy(() -> Configuration.of(Map.of(setting.variable(), text)))
        .isInstanceOf(ConfigurationException.class)
        .hasMessageStartingWith(setting.variable() + ": expected ")
        .hasMessageNotContaining("short");
  }

  @Test
  void toString_secrets_areNotInIt() {
    Configuration configuration =
        Configuration.of(
            Map.of(
                "FRAGMILL_API_KEY", "a-secret-of-some-length",
                "FRAGMILL_DB_PASSWORD", "a-secret-of-some-length",
                "FRAGMILL_CALLBACK_SECRET", "a-secret-of-some-length",
                "FRAGMILL_MASTER_KEY", "a-secret-of-some-length"));

    assertThat(configuration + " " + configuration.database() + configuration.callback())
        .doesNotContain("a-secret");
  }

  @ParameterizedTest
  @EnumSource
  void meaning_ofEach_isASentence(Setting setting) {
    assertThat(setting.meaning()).endsWith(".");
    assertThat(setting.variable()).isEqualTo("FRAGMILL_" + setting);
  }
}
