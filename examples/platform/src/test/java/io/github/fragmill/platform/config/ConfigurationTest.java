package io.github.fragmill.platform.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.fragmill.cpix.speke.EncryptionPreset;
import io.github.fragmill.cpix.speke.Speke;
import java.time.Duration;
import java.util.HashMap;
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
  void of_keyServer_isTaken() {
    KeyServerSettings usual =
        Configuration.of(Map.of("FRAGMILL_SPEKE_URL", "https://keys.example/speke"))
            .keyServer()
            .orElseThrow();
    KeyServerSettings given =
        Configuration.of(
                Map.of(
                    "FRAGMILL_SPEKE_URL", "http://localhost:8000/speke",
                    "FRAGMILL_SPEKE_VERSION", "2.1",
                    "FRAGMILL_SPEKE_CONTRACT", "AUDIO-1, video-3",
                    "FRAGMILL_SPEKE_CONTENT_ID", "a/{number}",
                    "FRAGMILL_SPEKE_SYSTEMS", "Widevine, 1077efec-c0b2-4d02-ace3-3c1e52e2fb4b",
                    "FRAGMILL_SPEKE_HEADERS", "Authorization: Bearer a-secret\n x-tenant:7 ",
                    "FRAGMILL_SPEKE_SECONDS", "5"))
            .keyServer()
            .orElseThrow();

    assertThat(Configuration.of(Map.of()).keyServer()).isEmpty();
    assertThat(usual.version()).isEqualTo("2.0");
    assertThat(usual.contract()).containsExactly(EncryptionPreset.SHARED);
    assertThat(usual.contentId()).isEqualTo("title-{number}");
    assertThat(usual.systems()).isEmpty();
    assertThat(given.contract())
        .containsExactly(EncryptionPreset.AUDIO_1, EncryptionPreset.VIDEO_3);
    assertThat(given.systems()).hasSize(2).startsWith(Speke.WIDEVINE);
    assertThat(given.headers())
        .containsOnly(Map.entry("Authorization", "Bearer a-secret"), Map.entry("x-tenant", "7"));
    assertThat(given.timeout()).isEqualTo(Duration.ofSeconds(5));
    assertThat(given.toString()).doesNotContain("a-secret");
  }

  @ParameterizedTest
  @CsvSource({
    "SPEKE_URL, http://keys.example/speke",
    "SPEKE_URL, https://user:a-secret@keys.example/speke",
    "SPEKE_VERSION, 2.2",
    "SPEKE_CONTRACT, VIDEO-1",
    "SPEKE_CONTRACT, 'VIDEO-1,VIDEO-2'",
    "SPEKE_CONTRACT, 'VIDEO-1,UNENCRYPTED'",
    "SPEKE_CONTRACT, 'SHARED,AUDIO-1'",
    "SPEKE_CONTRACT, 'VIDEO-9,AUDIO-1'",
    "SPEKE_CONTENT_ID, film",
    "SPEKE_SYSTEMS, primetime",
    "SPEKE_HEADERS, a-secret",
    "SPEKE_HEADERS, 'Host: a-secret'",
    "SPEKE_SECONDS, 0"
  })
  void of_badKeyServer_isRefusedByName(Setting setting, String text) {
    Map<String, String> environment = new HashMap<>();
    environment.put("FRAGMILL_SPEKE_URL", "https://keys.example/speke");
    environment.put(setting.variable(), text);

    assertThatThrownBy(() -> Configuration.of(environment))
        .isInstanceOf(ConfigurationException.class)
        .hasMessageStartingWith(setting.variable() + ": expected ")
        .hasMessageNotContaining("a-secret");
  }

  /** Its titles would get keys of the platform. */
  @Test
  void of_keyServerWithoutAddress_isRefused() {
    assertThatThrownBy(() -> Configuration.of(Map.of("FRAGMILL_SPEKE_CONTRACT", "SHARED")))
        .isInstanceOf(ConfigurationException.class)
        .hasMessageStartingWith("FRAGMILL_SPEKE_URL: expected ");
    assertThatThrownBy(
            () ->
                Configuration.of(
                    Map.of(
                        "FRAGMILL_SPEKE_URL", "https://keys.example/speke",
                        "FRAGMILL_SPEKE_VERSION", "1.0",
                        "FRAGMILL_SPEKE_CONTRACT", "VIDEO-1,AUDIO-1")))
        .isInstanceOf(ConfigurationException.class)
        .hasMessageStartingWith("FRAGMILL_SPEKE_CONTRACT: expected SHARED with SPEKE 1.0");
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
