package io.github.fragmill.cpix;

import static io.github.fragmill.cpix.testing.Documents.FIRST_ID;
import static io.github.fragmill.cpix.testing.Documents.KEY;
import static io.github.fragmill.cpix.testing.Documents.OTHER_KEY;
import static io.github.fragmill.cpix.testing.Documents.PSSH;
import static io.github.fragmill.cpix.testing.Documents.SECOND_ID;
import static io.github.fragmill.cpix.testing.Documents.WIDEVINE;
import static io.github.fragmill.cpix.testing.Documents.key;
import static io.github.fragmill.cpix.testing.Documents.rule;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import io.github.fragmill.core.error.KeySourceException;
import io.github.fragmill.core.error.ProtectionMismatchException;
import io.github.fragmill.core.media.Colour;
import io.github.fragmill.core.media.Track;
import io.github.fragmill.core.media.TrackSelector;
import io.github.fragmill.core.media.TrackType;
import io.github.fragmill.core.protect.DrmSignal;
import io.github.fragmill.core.protect.InitializationVector;
import io.github.fragmill.core.protect.KeyId;
import io.github.fragmill.core.protect.TrackEncryption;
import io.github.fragmill.core.protect.port.PresentationTrack;
import io.github.fragmill.core.protect.port.ProtectedPresentation;
import io.github.fragmill.cpix.testing.Documents;
import io.github.fragmill.cpix.testing.TestTracks;
import io.github.fragmill.crypto.CommonEncryption;
import io.github.fragmill.crypto.KeyGrant;
import io.github.fragmill.crypto.Scheme;
import io.github.fragmill.crypto.TrackKeyRequest;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Which track has which key of a document, with which IV and signals. */
final class CpixTest {

  private static final Track VIDEO = TestTracks.video(1280, 720);
  private static final Track AUDIO = TestTracks.audio(2);
  private static final OptionalLong NONE = OptionalLong.empty();

  @ParameterizedTest
  @CsvSource({
    "921600, , true", // as many pixels
    "921601, , false",
    ", 921600, true",
    ", 921599, false",
    "1, 1000000, true",
    ", , true"
  })
  void trackKeys_pixels_limitsIncluded(Long min, Long max, boolean isChosen) throws Exception {
    isChosen(VIDEO, isChosen, UsageFilter.Video.pixels(of(min), of(max)));
  }

  @ParameterizedTest
  @CsvSource({"24, 25, true", "25, 30, false", "25, , false", ", 24, false", "0, , true"})
  void trackKeys_frameRate_aboveFirstUpToSecond(Long min, Long max, boolean isChosen)
      throws Exception {
    isChosen(
        VIDEO,
        isChosen,
        new UsageFilter.Video(NONE, NONE, Optional.empty(), Optional.empty(), of(min), of(max)));
  }

  @ParameterizedTest
  @CsvSource({
    "1, 1, avc1.64001f, false, false",
    "9, 16, hvc1.2.4.L120.90, true, true",
    "9, 18, hvc1.2.4.L120.90, true, true",
    "9, 1, hvc1.2.4.L120.90, false, true",
    "12, 1, hvc1.2.4.L120.90, false, true",
    "2, 2, dvh1.05.06, true, true",
    "2, 2, hvc1.2.4.L120.90, false, false"
  })
  void trackKeys_colours_byWhatTheTrackSays(
      int primaries, int transfer, String codecs, boolean isHdr, boolean isWide) throws Exception {
    Track video =
        TestTracks.video(1280, 720, codecs, Optional.of(new Colour(primaries, transfer, 9, false)));

    isChosen(video, isHdr, colours(Optional.of(true), Optional.empty()));
    isChosen(video, !isHdr, colours(Optional.of(false), Optional.empty()));
    isChosen(video, isWide, colours(Optional.empty(), Optional.of(true)));
  }

  private static UsageFilter colours(Optional<Boolean> hdr, Optional<Boolean> wcg) {
    return new UsageFilter.Video(NONE, NONE, hdr, wcg, NONE, NONE);
  }

  @ParameterizedTest
  @CsvSource({"2, 2, true", "3, , false", ", 1, false", ", , true"})
  void trackKeys_channels_limitsIncluded(Long min, Long max, boolean isChosen) throws Exception {
    isChosen(AUDIO, isChosen, new UsageFilter.Audio(of(min), of(max)));
  }

  @ParameterizedTest
  @CsvSource({"20000, 20000, true", "20001, , false", ", 19999, false"})
  void trackKeys_bitrate_averageOfTheSamples(Long min, Long max, boolean isChosen)
      throws Exception {
    isChosen(AUDIO, isChosen, new UsageFilter.Bitrate(of(min), of(max)));
  }

  @Test
  void trackKeys_filterOfOneKind_oneIsEnough() throws Exception {
    isChosen(
        VIDEO,
        true,
        UsageFilter.Video.pixels(OptionalLong.of(5_000_000), NONE),
        UsageFilter.Video.pixels(NONE, OptionalLong.of(1_000_000)));
  }

  @Test
  void trackKeys_filtersOfTwoKinds_bothAreNeeded() throws Exception {
    isChosen(VIDEO, false, UsageFilter.Video.ANY, new UsageFilter.Bitrate(of(30_000L), NONE));
    isChosen(VIDEO, true, UsageFilter.Video.ANY, new UsageFilter.Bitrate(of(10_000L), NONE));
  }

  @Test
  void trackKeys_videoAndAudioInOneRule_choosesBoth() throws Exception {
    isChosen(VIDEO, true, UsageFilter.Video.ANY, UsageFilter.Audio.ANY);
    isChosen(AUDIO, true, UsageFilter.Video.ANY, UsageFilter.Audio.ANY);
  }

  @Test
  void trackKeys_label_ofTracksThatHaveIt() throws Exception {
    Cpix cpix =
        Cpix.of(
                Documents.of(
                    rule(FIRST_ID, new UsageFilter.Label("blue")),
                    rule(SECOND_ID, UsageFilter.Audio.ANY)))
            .label("blue", TrackSelector.video());

    assertThat(keyId(cpix, VIDEO)).isEqualTo(FIRST_ID);
    assertThat(keyId(cpix, AUDIO)).isEqualTo(SECOND_ID);
  }

  @Test
  void trackKeys_labelThatNobodyGave_refused() {
    refused(
        Cpix.of(Documents.of(rule(FIRST_ID, new UsageFilter.Label("blue")))),
        KeySourceException.class,
        "a filter for label 'blue', which no track has; label(String, TrackSelector) gives it");
  }

  @Test
  void trackKeys_unknownFilterOfAnotherKey_refusedForAll() {
    refused(
        Cpix.of(
            Documents.of(
                rule(FIRST_ID, UsageFilter.Video.ANY),
                rule(SECOND_ID, new UsageFilter.Unknown("FooFilter")))),
        KeySourceException.class,
        "a filter that is not known, FooFilter, of " + SECOND_ID);
  }

  @Test
  void trackKeys_twoKeys_refused() {
    refused(
        Cpix.of(
            Documents.of(
                rule(FIRST_ID, UsageFilter.Video.ANY),
                rule(SECOND_ID, new UsageFilter.Bitrate(NONE, NONE)))),
        ProtectionMismatchException.class,
        "the film, avc1.64001f 1280x720: expected one key by the usage rules, found 2");
  }

  @Test
  void trackKeys_noKey_refusedUnlessClearIsMeant() throws Exception {
    Cpix cpix = Cpix.of(Documents.of(rule(FIRST_ID, UsageFilter.Audio.ANY)));

    refused(
        cpix, ProtectionMismatchException.class, "expected one key by the usage rules, found none");
    assertThat(grants(cpix.leaveClear(TrackType.VIDEO), Scheme.CBCS, VIDEO))
        .containsExactly(Optional.empty());
  }

  @Test
  void trackKeys_noRules_oneKeyIsForAll() throws Exception {
    CpixDocument two = Documents.of();
    CpixDocument one =
        new CpixDocument(
            two.version(),
            two.contentId(),
            two.keys().subList(0, 1),
            List.of(),
            List.of(),
            List.of());

    assertThat(keyId(Cpix.of(one), AUDIO)).isEqualTo(FIRST_ID);
    refused(Cpix.of(two), ProtectionMismatchException.class, "found 2");
  }

  @Test
  void trackKeys_ruleOfKeyThatIsNotThere_refused() {
    KeyId other = KeyId.of("c".repeat(32));

    refused(
        Cpix.of(Documents.of(rule(other))),
        KeySourceException.class,
        "a rule for key id " + other + ", which is not there");
  }

  @Test
  void trackKeys_keyWithoutValue_refused() {
    refused(
        Cpix.of(document(CpixKey.withoutValue(FIRST_ID))),
        KeySourceException.class,
        "expected a value, found none");
  }

  @Test
  void trackKeys_keyOfAnotherScheme_refused() {
    refused(
        Cpix.of(document(first().withScheme("cenc"))),
        KeySourceException.class,
        "expected a key for cbcs, found one for cenc");
  }

  @Test
  void trackKeys_explicitIv_forCbcsAlone() throws Exception {
    InitializationVector iv = InitializationVector.of("f".repeat(32));
    Cpix cpix = Cpix.of(document(first().withExplicitIv(iv)));

    assertThat(grant(cpix, Scheme.CBCS).iv()).contains(iv);
    assertThat(grant(cpix, Scheme.CENC).iv()).isEmpty();
  }

  @Test
  void trackKeys_hierarchy_leafEncryptsAndRootIsSignalled() throws Exception {
    CpixDrmSystem root =
        CpixDrmSystem.of(WIDEVINE, FIRST_ID).withPssh(PSSH).withContentProtection("");
    CpixDrmSystem leaf = CpixDrmSystem.of(WIDEVINE, SECOND_ID).withPssh(PSSH);
    Cpix cpix =
        Cpix.of(
            new CpixDocument(
                Optional.empty(),
                Optional.empty(),
                List.of(first(), CpixKey.of(SECOND_ID, key(OTHER_KEY)).withDependsOnKey(FIRST_ID)),
                List.of(root, leaf),
                List.of(),
                List.of()));

    KeyGrant grant = grant(cpix, Scheme.CBCS);

    assertThat(grant.key().keyId()).isEqualTo(SECOND_ID);
    assertThat(grant.signals()).hasSize(2);
    assertThat(grant.signals().get(0).manifestPssh()).isPresent();
    assertThat(grant.signals().get(1).manifestPssh()).isEmpty();
    assertThat(grant.signals().get(1).headerPssh()).isPresent();
  }

  @Test
  void trackKeys_ruleOfRootKey_refused() {
    CpixDocument document =
        new CpixDocument(
            Optional.empty(),
            Optional.empty(),
            List.of(first(), CpixKey.of(SECOND_ID, key(OTHER_KEY)).withDependsOnKey(FIRST_ID)),
            List.of(),
            List.of(),
            List.of(rule(FIRST_ID)));

    refused(Cpix.of(document), KeySourceException.class, "a rule for root key " + FIRST_ID);
  }

  @Test
  void from_document_keysIvAndSignalsAreItsOwn() throws Exception {
    InitializationVector iv = InitializationVector.of("f".repeat(32));
    CpixDocument document =
        new CpixDocument(
            Optional.empty(),
            Optional.empty(),
            List.of(first().withScheme("cbcs").withExplicitIv(iv)),
            List.of(CpixDrmSystem.of(WIDEVINE, FIRST_ID).withPssh(PSSH)),
            List.of(),
            List.of());

    TrackEncryption video =
        CommonEncryption.from(Cpix.of(document))
            .protect(List.of(PresentationTrack.of(VIDEO, 0)))
            .tracks()
            .get(0)
            .orElseThrow();

    assertThat(video.parameters().defaultKeyId()).isEqualTo(FIRST_ID);
    assertThat(video.parameters().constantIv()).contains(iv);
    assertThat(video.drmSignals())
        .filteredOn(signal -> signal.systemId().equals(WIDEVINE))
        .singleElement()
        .extracting(DrmSignal::headerPssh)
        .isEqualTo(video.drmSignals().get(1).manifestPssh());
  }

  @Test
  void from_documentWithoutScheme_refused() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> CommonEncryption.from(Cpix.of(document(first()))))
        .withMessageContaining("expected one that names its scheme");
  }

  @Test
  void keys_schemeOfAnotherBuilder_refused() {
    assertThatIllegalArgumentException()
        .isThrownBy(
            () ->
                CommonEncryption.builder(Scheme.CENC)
                    .keys(Cpix.of(document(first().withScheme("cbcs")))))
        .withMessage("keys(TrackKeySource): expected keys for cenc, found keys for cbcs");
  }

  @Test
  void protect_clearTrackOfTheDocument_staysClear() throws Exception {
    Cpix cpix =
        Cpix.of(Documents.of(rule(FIRST_ID, UsageFilter.Video.ANY))).leaveClear(TrackType.AUDIO);

    ProtectedPresentation presentation =
        CommonEncryption.builder(Scheme.CBCS)
            .keys(cpix)
            .build()
            .protect(List.of(PresentationTrack.of(VIDEO, 0), PresentationTrack.of(AUDIO, 0)));

    assertThat(presentation.tracks().get(0)).isPresent();
    assertThat(presentation.tracks().get(1)).isEmpty();
  }

  @Test
  void protect_periodsWithOffsets_keysChangeThere() throws Exception {
    Cpix cpix =
        Cpix.of(
            rotating(
                KeyPeriod.of("b", 2).withOffsets(Duration.ofSeconds(3), Duration.ofSeconds(9)),
                KeyPeriod.of("a", 1).withOffsets(Duration.ZERO, Duration.ofSeconds(3))));

    TrackEncryption video =
        CommonEncryption.builder(Scheme.CBCS)
            .keys(cpix)
            .build()
            .protect(List.of(PresentationTrack.of(VIDEO, 0, 2_999, 3_000, 8_999)))
            .tracks()
            .get(0)
            .orElseThrow();

    assertThat(List.of(0, 1, 2, 3))
        .map(video::keyId)
        .containsExactly(FIRST_ID, FIRST_ID, SECOND_ID, SECOND_ID);
  }

  @Test
  void protect_segmentAfterTheLastPeriod_refused() {
    Cpix cpix =
        Cpix.of(
            rotating(
                KeyPeriod.of("a", 1).withOffsets(Duration.ZERO, Duration.ofSeconds(3)),
                KeyPeriod.of("b", 2).withOffsets(Duration.ofSeconds(3), Duration.ofSeconds(9))));

    assertThatExceptionOfType(ProtectionMismatchException.class)
        .isThrownBy(
            () ->
                CommonEncryption.builder(Scheme.CBCS)
                    .keys(cpix)
                    .build()
                    .protect(List.of(PresentationTrack.of(VIDEO, 0, 9_000))))
        .withMessageContaining("crypto period of index 2: expected one key");
  }

  @Test
  void protect_periodsWithNumbers_inTheirOrder() throws Exception {
    Cpix cpix = Cpix.of(rotating(KeyPeriod.of("b", 12), KeyPeriod.of("a", 11)));

    TrackEncryption video =
        CommonEncryption.builder(Scheme.CBCS)
            .keys(cpix)
            .rotateKeys(Duration.ofSeconds(5))
            .build()
            .protect(List.of(PresentationTrack.of(VIDEO, 0, 5_000)))
            .tracks()
            .get(0)
            .orElseThrow();

    assertThat(video.keyId(0)).isEqualTo(FIRST_ID);
    assertThat(video.keyId(1)).isEqualTo(SECOND_ID);
  }

  @Test
  void protect_periodsOfTheDocumentAndOfTheBuilder_refused() {
    Cpix cpix =
        Cpix.of(
            rotating(
                KeyPeriod.of("a", 1).withOffsets(Duration.ZERO, Duration.ofSeconds(3)),
                KeyPeriod.of("b", 2).withOffsets(Duration.ofSeconds(3), Duration.ofSeconds(9))));

    assertThatIllegalStateException()
        .isThrownBy(
            () ->
                CommonEncryption.builder(Scheme.CBCS)
                    .keys(cpix)
                    .rotateKeys(Duration.ofSeconds(1))
                    .build())
        .withMessageContaining("keys(TrackKeySource) has crypto periods");
  }

  @Test
  void trackKeys_periodsWithGap_refused() {
    refused(
        Cpix.of(
            rotating(
                KeyPeriod.of("a", 1).withOffsets(Duration.ZERO, Duration.ofSeconds(3)),
                KeyPeriod.of("b", 2).withOffsets(Duration.ofSeconds(4), Duration.ofSeconds(9)))),
        KeySourceException.class,
        "expected crypto periods from 0 on, each from the end of the one before");
  }

  @Test
  void trackKeys_periodsWithTimes_inTheirOrder() throws Exception {
    Cpix cpix = Cpix.of(rotating(at("a", "2026-01-31T11:00:00Z"), at("b", "2026-01-31T12:00:00Z")));

    assertThat(
            cpix.trackKeys(List.of(new TrackKeyRequest(Scheme.CBCS, "it", VIDEO, 1)))
                .get(0)
                .orElseThrow()
                .key()
                .keyId())
        .isEqualTo(SECOND_ID);
  }

  @Test
  void trackKeys_periodsWithNamesOnly_refused() {
    KeyPeriod unordered =
        new KeyPeriod(
            Optional.of("a"),
            NONE,
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty());

    refused(
        Cpix.of(rotating(unordered, KeyPeriod.of("b", 1))),
        KeySourceException.class,
        "expected crypto periods with index, startOffset or start");
  }

  @Test
  void trackKeys_rotationWithoutPeriods_refused() {
    assertThatExceptionOfType(KeySourceException.class)
        .isThrownBy(
            () ->
                Cpix.of(document(first()))
                    .trackKeys(List.of(new TrackKeyRequest(Scheme.CBCS, "it", VIDEO, 1))))
        .withMessageContaining("expected keys for crypto periods, found none");
  }

  private static KeyPeriod at(String id, String time) {
    return new KeyPeriod(
        Optional.of(id),
        NONE,
        Optional.empty(),
        Optional.of(Instant.parse(time)),
        Optional.empty(),
        Optional.empty(),
        Optional.empty());
  }

  private static CpixDocument rotating(KeyPeriod... periods) {
    CpixDocument two =
        Documents.of(
            rule(FIRST_ID, new UsageFilter.Period("a")),
            rule(SECOND_ID, new UsageFilter.Period("b")));
    return new CpixDocument(
        two.version(), two.contentId(), two.keys(), List.of(), List.of(periods), two.rules());
  }

  private static CpixKey first() {
    return CpixKey.of(FIRST_ID, key(KEY));
  }

  private static CpixDocument document(CpixKey key) {
    return new CpixDocument(
        Optional.empty(), Optional.empty(), List.of(key), List.of(), List.of(), List.of());
  }

  private static OptionalLong of(Long value) {
    return value == null ? NONE : OptionalLong.of(value);
  }

  private static void isChosen(Track track, boolean isChosen, UsageFilter... filters)
      throws IOException {
    Cpix cpix =
        Cpix.of(Documents.of(rule(FIRST_ID, filters)))
            .leaveClear(TrackType.VIDEO)
            .leaveClear(TrackType.AUDIO);

    assertThat(grants(cpix, Scheme.CBCS, track).get(0).isPresent()).isEqualTo(isChosen);
  }

  private static KeyId keyId(Cpix cpix, Track track) throws IOException {
    return grants(cpix, Scheme.CBCS, track).get(0).orElseThrow().key().keyId();
  }

  private static KeyGrant grant(Cpix cpix, Scheme scheme) throws IOException {
    return grants(cpix, scheme, VIDEO).get(0).orElseThrow();
  }

  private static List<Optional<KeyGrant>> grants(Cpix cpix, Scheme scheme, Track track)
      throws IOException {
    return cpix.trackKeys(List.of(new TrackKeyRequest(scheme, "the film", track, 0)));
  }

  private static void refused(Cpix cpix, Class<? extends Exception> type, String reason) {
    assertThatExceptionOfType(type)
        .isThrownBy(() -> grants(cpix, Scheme.CBCS, VIDEO))
        .withMessageContaining(reason)
        .withMessageNotContaining(KEY);
  }
}
