package io.github.fragmill.cpix.speke;

import static io.github.fragmill.cpix.speke.EncryptionPreset.AUDIO_1;
import static io.github.fragmill.cpix.speke.EncryptionPreset.SHARED;
import static io.github.fragmill.cpix.speke.EncryptionPreset.UNENCRYPTED;
import static io.github.fragmill.cpix.speke.EncryptionPreset.VIDEO_1;
import static io.github.fragmill.cpix.speke.EncryptionPreset.VIDEO_2;
import static io.github.fragmill.cpix.speke.EncryptionPreset.VIDEO_3;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.github.fragmill.core.error.KeySourceException;
import io.github.fragmill.core.error.KeySourceUnavailableException;
import io.github.fragmill.core.error.PackagingCancelledException;
import io.github.fragmill.core.error.ProtectionMismatchException;
import io.github.fragmill.core.media.Track;
import io.github.fragmill.core.protect.DrmSignal;
import io.github.fragmill.core.protect.TrackEncryption;
import io.github.fragmill.core.protect.port.PresentationTrack;
import io.github.fragmill.cpix.testing.TestRecipient;
import io.github.fragmill.cpix.testing.TestTracks;
import io.github.fragmill.crypto.CommonEncryption;
import io.github.fragmill.crypto.ContentKey;
import io.github.fragmill.crypto.KeyGrant;
import io.github.fragmill.crypto.Scheme;
import io.github.fragmill.crypto.TrackKeyRequest;
import io.github.fragmill.testing.keyserver.Fault;
import io.github.fragmill.testing.keyserver.SpekeServer;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** What is asked of a server, what is taken of its answer, and what is not. */
@Timeout(value = 60, unit = TimeUnit.SECONDS)
final class SpekeTest {

  private static final Track SD = TestTracks.video(1024, 576);
  private static final Track HD = TestTracks.video(1920, 1080);
  private static final Track UHD = TestTracks.video(3840, 2160);
  private static final Track STEREO = TestTracks.audio(2);

  private SpekeServer server;

  @BeforeEach
  void startServer() throws IOException {
    server = SpekeServer.start();
  }

  @AfterEach
  void stopServer() {
    server.close();
  }

  @ParameterizedTest
  @CsvSource({"2.0, 2.3", "2.1, 2.4"})
  void trackKeys_contract_oneRequestAndAKeyForEachClass(String speke, String cpix)
      throws Exception {
    Speke source =
        (speke.equals("2.0") ? Speke.v2(server.url()) : Speke.v21(server.url()))
            .contentId("film & more")
            .contract(VIDEO_3, AUDIO_1);

    List<Optional<KeyGrant>> grants = grants(source, Scheme.CBCS, SD, HD, UHD, STEREO);

    assertThat(grants).map(it -> it.orElseThrow().key().keyId()).doesNotHaveDuplicates();
    for (Optional<KeyGrant> grant : grants) {
      ContentKey key = grant.orElseThrow().key();
      assertThat(key)
          .isEqualTo(
              ContentKey.of(
                  key.keyId().toString(), server.keys().getOrDefault(key.keyId().toString(), "")));
      assertThat(grant.orElseThrow().iv()).isPresent();
      assertThat(grant.orElseThrow().signals())
          .map(DrmSignal::systemId)
          .containsExactlyInAnyOrder(Speke.WIDEVINE, Speke.PLAYREADY, Speke.FAIRPLAY);
    }
    assertThat(server.requests()).hasSize(1);
    assertThat(server.requests().get(0))
        .contains("contentId=\"film &amp; more\" version=\"" + cpix + "\"")
        .contains("<cpix:VideoFilter maxPixels=\"589824\"/>")
        .contains("<cpix:VideoFilter minPixels=\"589825\" maxPixels=\"2073600\"/>")
        .contains("<cpix:VideoFilter minPixels=\"2073601\"/>")
        .contains("<cpix:AudioFilter/>");
    assertThat(server.headers())
        .containsEntry("x-speke-version", speke)
        .containsEntry("content-type", "application/xml");
  }

  @Test
  void trackKeys_firstVersion_oneKeyForAll() throws Exception {
    Speke source = Speke.v1(server.url()).contentId("film");

    List<Optional<KeyGrant>> grants = grants(source, Scheme.CBCS, HD, STEREO);

    assertThat(grants.get(0)).isPresent().isEqualTo(grants.get(1));
    assertThat(server.headers()).doesNotContainKey("x-speke-version");
    assertThat(server.requests().get(0)).contains("<cpix:CPIX id=\"film\"").contains("URIExtXKey");
    assertThat(grants.get(0).get().signals())
        .filteredOn(it -> it.playlistKey().isPresent())
        .singleElement()
        .extracting(DrmSignal::systemId)
        .isEqualTo(Speke.FAIRPLAY);
  }

  @Test
  void protect_rotation_oneRequestForAllPeriods() throws Exception {
    CommonEncryption protection =
        CommonEncryption.builder(Scheme.CBCS)
            .keys(speke().contract(VIDEO_2, AUDIO_1))
            .rotateKeys(Duration.ofSeconds(2))
            .build();

    List<Optional<TrackEncryption>> tracks =
        protection
            .protect(
                List.of(
                    PresentationTrack.of(SD, 0, 2_000, 4_000),
                    PresentationTrack.of(HD, 0, 2_000, 4_000),
                    PresentationTrack.of(STEREO, 0, 2_000, 4_000)))
            .tracks();

    assertThat(server.requests()).hasSize(1);
    assertThat(server.requests().get(0))
        .contains("<cpix:ContentKeyPeriod id=\"period-2\" index=\"2\"/>");
    Set<Object> ids =
        tracks.stream()
            .flatMap(it -> List.of(0, 1, 2).stream().map(it.orElseThrow()::keyId))
            .collect(Collectors.toSet());
    assertThat(ids).hasSize(9);
  }

  @Test
  void trackKeys_sameTitle_sameKeyIds() throws Exception {
    List<Optional<KeyGrant>> first = grants(speke(), Scheme.CBCS, HD);
    List<Optional<KeyGrant>> again = grants(speke(), Scheme.CBCS, HD);
    List<Optional<KeyGrant>> other = grants(speke().contentId("other"), Scheme.CBCS, HD);
    List<Optional<KeyGrant>> otherScheme = grants(speke(), Scheme.CENC, HD);

    assertThat(again).isEqualTo(first);
    assertThat(Set.of(keyId(first), keyId(other), keyId(otherScheme))).hasSize(3);
  }

  private static String keyId(List<Optional<KeyGrant>> grants) {
    return grants.get(0).orElseThrow().key().keyId().toString();
  }

  @Test
  void trackKeys_sharedContract_oneKeyForAll() throws Exception {
    List<Optional<KeyGrant>> grants = grants(speke().contract(SHARED), Scheme.CENC, HD, STEREO);

    assertThat(grants.get(0)).isPresent().isEqualTo(grants.get(1));
    assertThat(grants.get(0).get().iv()).isEmpty();
    assertThat(server.requests().get(0)).contains("intendedTrackType=\"ALL\"");
  }

  @Test
  void trackKeys_unencryptedAudio_staysClear() throws Exception {
    assertThat(grants(speke().contract(VIDEO_2, UNENCRYPTED), Scheme.CBCS, HD, STEREO).get(1))
        .isEmpty();
  }

  @Test
  void trackKeys_noPresetForAudio_refused() {
    assertThatExceptionOfType(ProtectionMismatchException.class)
        .isThrownBy(() -> grants(speke().contract(VIDEO_1), Scheme.CBCS, HD, STEREO))
        .withMessageContaining("expected one key by the usage rules, found none");
  }

  @Test
  void trackKeys_encryptedDelivery_decrypted() throws Exception {
    List<Optional<KeyGrant>> clear = grants(speke(), Scheme.CBCS, HD);
    List<Optional<KeyGrant>> encrypted = grants(encrypted(), Scheme.CBCS, HD);

    assertThat(encrypted).isEqualTo(clear);
    assertThat(server.requests().get(1)).contains("X509Certificate");
  }

  private Speke encrypted() {
    TestRecipient recipient = TestRecipient.FIRST;
    return speke().decryptWith(recipient.certificate(), recipient.key());
  }

  @ParameterizedTest
  @CsvSource({
    "WRONG_MAC, expected a MAC that is right, found a wrong one; nothing was decrypted",
    "NO_MAC, expected a MAC that is right, found none; nothing was decrypted",
    "PLAIN_KEYS, 'expected encrypted keys, found one in clear'"
  })
  void trackKeys_encryptedAnswerWithFault_refused(Fault fault, String reason) {
    server.fault(fault);

    refused(encrypted(), reason);
  }

  @ParameterizedTest
  @CsvSource({
    "WRONG_VERSION, 'expected X-Speke-Version 2.0 in the answer, found another'",
    "NO_VERSION, 'expected X-Speke-Version 2.0 in the answer, found none'",
    "WRONG_CONTENT_ID, expected content id and CPIX version of the request",
    "WRONG_SCHEME, expected cbcs for key id",
    "WRONG_TRACK_TYPE, expected the usage rules of the request",
    "MISSING_KEY, expected a key for key id",
    "EMPTY_KEY, expected a value for key id",
    "DOUBLED_KEY, 'keys: expected each once'",
    "OTHER_KEY, 'found key id 00000000-0000-0001-0000-000000000002, which was not asked for'",
    "EMPTY_ELEMENT, expected PSSH in DRM system",
    "MISSING_SYSTEM, expected DRM system",
    "EXTERNAL_ENTITY, expected no document type",
    "ENTITY_BOMB, expected no document type",
    "HUGE, 'expected at most 16777216 bytes, found more'",
    "HALF, expected well-formed XML",
    "REDIRECT, answered 302"
  })
  void trackKeys_answerWithFault_refusedOnce(Fault fault, String reason) {
    server.fault(fault);

    refused(speke(), reason);

    assertThat(server.requests()).hasSize(1);
  }

  @Test
  void trackKeys_serverRefuses_textWithoutKey() {
    server.fault(Fault.REFUSED);

    refused(speke(), "SPEKE server 127.0.0.1: answered 422: no policy for key (removed)");
  }

  @Test
  void trackKeys_serverIsBusy_askedAgain() throws Exception {
    server.fault(Fault.BUSY_TWICE);

    assertThat(grants(speke(), Scheme.CBCS, HD)).hasSize(1);
    assertThat(server.requests()).hasSize(3);
  }

  @Test
  void trackKeys_serverIsDown_askedAsOftenAsAllowed() {
    server.fault(Fault.ALWAYS_DOWN);

    refused(
        speke().limits(Duration.ofSeconds(30), /* retries= */ 1, /* maxBytes= */ 1 << 20),
        "answered 500: no keys at this time, 2 times");
    assertThat(server.requests()).hasSize(2);
  }

  @ParameterizedTest
  @EnumSource(
      value = Fault.class,
      names = {"SLOW"})
  void trackKeys_slowAnswer_endsInTime(Fault fault) {
    server.fault(fault);
    long start = System.nanoTime();

    refused(
        speke().limits(Duration.ofMillis(700), /* retries= */ 2, /* maxBytes= */ 1 << 20),
        "expected an answer within 700 ms, found none");

    assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(10));
  }

  @Test
  void trackKeys_answerThatBreaksOff_typed() {
    server.fault(Fault.BROKEN_OFF);

    refused(
        speke().limits(Duration.ofSeconds(5), /* retries= */ 0, /* maxBytes= */ 1 << 20),
        "cannot be reached, or broke off");
  }

  @Test
  void trackKeys_noServer_typed() {
    URI url = server.url();
    server.close();

    refused(
        Speke.v2(url)
            .contentId("film")
            .limits(Duration.ofSeconds(5), /* retries= */ 0, /* maxBytes= */ 1 << 20),
        "cannot be reached, or broke off: ConnectException");
  }

  @Test
  void trackKeys_interrupted_cancelled() {
    server.fault(Fault.SLOW);
    Thread.currentThread().interrupt();

    assertThatExceptionOfType(PackagingCancelledException.class)
        .isThrownBy(() -> grants(speke(), Scheme.CBCS, HD));
    assertThat(Thread.interrupted()).isTrue();
  }

  @Test
  void trackKeys_signer_seesBodyAndAddsHeader() throws Exception {
    byte[][] seen = new byte[1][];
    Speke signed =
        speke()
            .httpClient(HttpClient.newHttpClient())
            .signer(
                (request, body) -> {
                  seen[0] = body;
                  return HttpRequest.newBuilder(request, (name, value) -> true)
                      .header("Authorization", "signed")
                      .build();
                });

    grants(signed, Scheme.CBCS, HD);

    assertThat(server.headers()).containsEntry("authorization", "signed");
    assertThat(new String(seen[0], StandardCharsets.UTF_8)).isEqualTo(server.requests().get(0));
  }

  @Test
  void trackKeys_signerFails_typedWithoutItsMessage() {
    Speke failing =
        speke()
            .signer(
                (request, body) -> {
                  throw new IOException("secret");
                });

    assertThatExceptionOfType(KeySourceException.class)
        .isThrownBy(() -> grants(failing, Scheme.CBCS, HD))
        .withMessage("SPEKE server 127.0.0.1: the request cannot be signed: java.io.IOException");
    assertThat(server.requests()).isEmpty();
  }

  @Test
  void trackKeys_httpToAnotherMachine_refused() {
    assertThatExceptionOfType(KeySourceException.class)
        .isThrownBy(
            () ->
                grants(
                    Speke.v2(URI.create("http://keys.example/")).contentId("film"),
                    Scheme.CBCS,
                    HD))
        .withMessageContaining("expected https, or http on this machine");
  }

  @Test
  void trackKeys_noTitle_refused() {
    assertThatExceptionOfType(KeySourceException.class)
        .isThrownBy(() -> grants(Speke.v2(server.url()), Scheme.CBCS, HD))
        .withMessageContaining("expected a title, found none");
  }

  @Test
  void trackKeys_cached_askedOnceInItsLifetime() throws Exception {
    Speke cached = speke().cached(Duration.ofHours(1));
    Speke brief = speke().cached(Duration.ofNanos(1));

    grants(cached, Scheme.CBCS, HD);
    grants(cached, Scheme.CBCS, HD);
    assertThat(server.requests()).hasSize(1);
    grants(cached.contentId("other"), Scheme.CBCS, HD);
    assertThat(server.requests()).hasSize(2);
    grants(brief, Scheme.CBCS, HD);
    grants(brief, Scheme.CBCS, HD);
    assertThat(server.requests()).hasSize(4);
  }

  @Test
  void trackKeys_cachedAndFailed_askedAgainNextTime() throws Exception {
    Speke cached = speke().cached(Duration.ofHours(1));
    server.fault(Fault.REFUSED);
    refused(cached, "answered 422");
    refused(cached, "answered 422");
    assertThat(server.requests()).hasSize(2);

    server.fault(Fault.NONE);
    grants(cached, Scheme.CBCS, HD);
    grants(cached, Scheme.CBCS, HD);
    assertThat(server.requests()).hasSize(3);
  }

  @ParameterizedTest
  @CsvSource({"ALWAYS_DOWN, true", "BROKEN_OFF, true", "SLOW, true", "REFUSED, false"})
  void trackKeys_failure_saysWhetherItMayPass(Fault fault, boolean mayPass) {
    server.fault(fault);
    Speke source =
        speke().limits(Duration.ofMillis(900), /* retries= */ 0, /* maxBytes= */ 1 << 20);

    assertThatExceptionOfType(KeySourceException.class)
        .isThrownBy(() -> grants(source, Scheme.CBCS, HD))
        .satisfies(it -> assertThat(it instanceof KeySourceUnavailableException).isEqualTo(mayPass))
        .satisfies(
            it ->
                assertThat(it.getCause() instanceof TimeoutException)
                    .isEqualTo(fault == Fault.SLOW));
  }

  /** What a saved plan needs: the same keys, by their ids alone. */
  @Test
  void contentKeys_idsOfAPlan_areTheSameKeys() throws Exception {
    Speke source = speke().contract(VIDEO_3, AUDIO_1);
    List<TrackKeyRequest> requests =
        List.of(
            new TrackKeyRequest(Scheme.CENC, "a", HD, 3),
            new TrackKeyRequest(Scheme.CENC, "b", STEREO, 4));
    List<ContentKey> planned =
        source.trackKeys(requests).stream().map(it -> it.orElseThrow().key()).toList();

    List<ContentKey> again = source.contentKeys(planned.stream().map(ContentKey::keyId).toList());

    assertThat(again).isEqualTo(planned);
    assertThat(server.requests()).hasSize(2);
    assertThat(server.requests().get(1)).isEqualTo(server.requests().get(0));
    for (Speke other : List.of(source.contentId("another"), source.contract(VIDEO_1, AUDIO_1))) {
      assertThatExceptionOfType(KeySourceException.class)
          .isThrownBy(() -> other.contentKeys(planned.stream().map(ContentKey::keyId).toList()))
          .withMessageContaining("expected key ids of title");
    }
    assertThat(server.requests()).hasSize(2);
  }

  @Test
  void trackKeys_withoutHls_notAskedFor() throws Exception {
    grants(speke().withoutHls().systems(Speke.WIDEVINE), Scheme.CENC, HD);

    assertThat(server.requests().get(0))
        .doesNotContain("HLSSignalingData")
        .doesNotContain(Speke.PLAYREADY.toString());
  }

  @Test
  void contract_thatDoesNotGoTogether_refused() {
    Map<EncryptionPreset[], String> contracts =
        Map.of(
            new EncryptionPreset[] {VIDEO_1, VIDEO_2}, "one preset for video",
            new EncryptionPreset[] {SHARED, AUDIO_1}, "one preset for audio",
            new EncryptionPreset[] {UNENCRYPTED}, "expected a key",
            new EncryptionPreset[] {SHARED, UNENCRYPTED}, "UNENCRYPTED with a preset",
            new EncryptionPreset[] {}, "expected a key");

    contracts.forEach(
        (presets, reason) ->
            assertThatIllegalArgumentException()
                .isThrownBy(() -> speke().contract(presets))
                .withMessageContaining(reason));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Speke.v1(server.url()).contract(VIDEO_1, AUDIO_1))
        .withMessageContaining("SPEKE 1.0 has one key for all tracks");
  }

  @Test
  void parse_presets_byEachOfTheirNames() {
    for (EncryptionPreset preset : EncryptionPreset.values()) {
      assertThat(EncryptionPreset.parse(preset.name())).isEqualTo(preset);
      assertThat(EncryptionPreset.parse("preset-" + preset.name().replace('_', '-')))
          .isEqualTo(preset);
    }
    assertThatIllegalArgumentException()
        .isThrownBy(() -> EncryptionPreset.parse("VIDEO-9"))
        .withMessageContaining("found 'VIDEO-9'");
  }

  @ParameterizedTest
  @CsvSource({"ftp://a/", "/a", "'mailto:a@b'"})
  void v2_noAddress_refused(String url) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Speke.v2(URI.create(url)))
        .withMessageContaining("expected an http or https URL");
  }

  @Test
  void toString_source_hasNeitherQueryNorKey() {
    assertThat(Speke.v2(URI.create("https://a.example/b?token=secret")).contentId("film"))
        .hasToString("SPEKE server a.example for film");
  }

  private Speke speke() {
    return Speke.v2(server.url()).contentId("film");
  }

  private static List<Optional<KeyGrant>> grants(Speke source, Scheme scheme, Track... tracks)
      throws IOException {
    return source.trackKeys(
        List.of(tracks).stream()
            .map(track -> new TrackKeyRequest(scheme, "a track", track, 0))
            .toList());
  }

  private void refused(Speke source, String reason) {
    assertThatExceptionOfType(KeySourceException.class)
        .isThrownBy(() -> grants(source, Scheme.CBCS, HD, STEREO))
        .withMessageContaining(reason)
        .satisfies(
            failure ->
                server
                    .keys()
                    .values()
                    .forEach(key -> assertThat(failure.getMessage()).doesNotContain(key)));
  }
}
