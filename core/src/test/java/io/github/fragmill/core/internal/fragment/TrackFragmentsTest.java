package io.github.fragmill.core.internal.fragment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import io.github.fragmill.core.error.FragmillException;
import io.github.fragmill.core.error.MalformedMediaException;
import io.github.fragmill.core.error.SourceException;
import io.github.fragmill.core.error.UnsupportedMediaException;
import io.github.fragmill.core.internal.isobmff.write.CmafHeader;
import io.github.fragmill.core.internal.segment.SegmentPlanner;
import io.github.fragmill.core.media.ByteRanges;
import io.github.fragmill.core.media.Edit;
import io.github.fragmill.core.media.ProtectableRangeFinder;
import io.github.fragmill.core.media.RandomAccess;
import io.github.fragmill.core.media.SampleTable;
import io.github.fragmill.core.media.SampleTableBuilder;
import io.github.fragmill.core.media.Track;
import io.github.fragmill.core.media.VideoFormat;
import io.github.fragmill.core.protect.KeyId;
import io.github.fragmill.core.protect.SegmentKey;
import io.github.fragmill.core.protect.TrackEncryption;
import io.github.fragmill.core.protect.port.Encryption;
import io.github.fragmill.core.protect.port.SegmentEncryptor;
import io.github.fragmill.core.protect.port.SegmentMapper;
import io.github.fragmill.core.segment.SegmentBoundaries;
import io.github.fragmill.core.source.Source;
import io.github.fragmill.core.source.SourceReader;
import io.github.fragmill.core.testing.FakeProtection;
import io.github.fragmill.core.testing.TestTracks;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.Channels;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class TrackFragmentsTest {

  /** Ten samples of ten bytes, a sync sample every five: two segments of five seconds. */
  private static final SampleTable SAMPLES = TestTracks.samples(10, 1, sample -> sample % 5 == 0);

  private static final Track VIDEO = TestTracks.video(1, SAMPLES);
  private static final byte[] MEDIA = media();

  private static final BufferPool BUFFERS = new BufferPool(1024 * 1024);

  private static byte[] media() {
    byte[] media = new byte[100];
    for (int i = 0; i < media.length; i++) {
      media[i] = (byte) i;
    }
    return media;
  }

  private static SegmentBoundaries boundaries(Track track) {
    return SegmentPlanner.plan(List.of(track), Duration.ofSeconds(5)).get(0);
  }

  private TrackFragments fragments(Track track, boolean isEncrypted) {
    Optional<TrackProtection> protection =
        isEncrypted ? Optional.of(protection(track)) : Optional.empty();
    return new TrackFragments(
        "movie.mp4",
        track,
        /* decryption= */ Optional.empty(),
        boundaries(track),
        protection,
        /* segmentsAreFiles= */ false);
  }

  private static TrackProtection protection(Track track) {
    return new TrackProtection(
        FakeProtection.encryption(track, boundaries(track).segmentCount()),
        FakeProtection.ENCRYPTION);
  }

  private static byte[] segment(TrackFragments fragments, int segment) throws IOException {
    try (SourceReader reader = Source.bytes("movie.mp4", MEDIA).open();
        Fragment fragment = fragments.fragment(segment, reader, fragments.lend(segment, BUFFERS))) {
      ByteArrayOutputStream bytes = new ByteArrayOutputStream();
      fragment.writeTo(Channels.newChannel(bytes));
      assertThat(bytes.size()).isEqualTo(fragment.sizeBytes());
      assertThat(fragment.mediaBytes()).isEqualTo(50);
      return bytes.toByteArray();
    }
  }

  @Test
  void header_track_isItsCmafHeader() {
    assertThat(fragments(VIDEO, false).header())
        .isEqualTo(CmafHeader.of(VIDEO, Optional.empty(), /* isCmaf= */ true));
  }

  @Test
  void fragment_clearTrack_endsWithTheMedia() throws IOException {
    assertThat(segment(fragments(VIDEO, false), 0)).endsWith(Arrays.copyOf(MEDIA, 50));
    assertThat(segment(fragments(VIDEO, false), 1)).endsWith(Arrays.copyOfRange(MEDIA, 50, 100));
  }

  @Test
  void fragment_encryptedVideo_changesWhatMayBeEncrypted() throws IOException {
    byte[] expected = Arrays.copyOfRange(MEDIA, 50, 100);
    for (int i = 0; i < 50; i++) {
      // The format of these tests leaves a sample's first byte clear.
      expected[i] ^= i % 10 == 0 ? 0 : FakeProtection.mask(0, 5 + i / 10);
    }
    assertThat(segment(fragments(VIDEO, true), 1)).endsWith(expected);
  }

  @Test
  void fragment_encryptedSound_changesWholeSamples() throws IOException {
    byte[] expected = Arrays.copyOf(MEDIA, 50);
    for (int i = 0; i < 50; i++) {
      expected[i] ^= FakeProtection.mask(0, i / 10);
    }
    assertThat(segment(fragments(TestTracks.audio(1, SAMPLES), true), 0)).endsWith(expected);
  }

  @Test
  void fragment_clearLead_staysAsItIs() throws IOException {
    TrackFragments fragments =
        new TrackFragments(
            "movie.mp4",
            VIDEO,
            /* decryption= */ Optional.empty(),
            boundaries(VIDEO),
            Optional.of(new TrackProtection(clearAtStart(), FakeProtection.ENCRYPTION)),
            false);
    byte[] first = segment(fragments, 0);

    assertThat(first).endsWith(Arrays.copyOf(MEDIA, 50));
    assertThat(segment(fragments, 1)).isEqualTo(segment(fragments(VIDEO, true), 1));
    assertThat(fragments.sizeBytes(0, Source.bytes("empty", new byte[0]).open(), BUFFERS))
        .isEqualTo(first.length);
    assertThat(first.length).isEqualTo(segment(fragments(VIDEO, false), 0).length + Integer.BYTES);
  }

  /** Leaves the first segment clear. */
  private static TrackEncryption clearAtStart() {
    TrackEncryption all = FakeProtection.encryption(VIDEO, /* segments= */ 2);
    return new TrackEncryption(
        all.parameters(),
        all.hasSubsamples(),
        all.firstIv(),
        all.drmSignals(),
        List.of(SegmentKey.clear(List.of()), SegmentKey.DEFAULT));
  }

  /** A manifest is written when the keys may be gone already. */
  @Test
  void sizeBytes_withoutKeys_isTheSizeOfTheFragment() throws IOException {
    BufferPool pool = new BufferPool(1);
    Encryption keyless =
        new Encryption() {
          @Override
          public boolean hasKey(KeyId keyId) {
            return false;
          }

          @Override
          public SegmentMapper mapper(TrackEncryption track, int segment, long firstSample) {
            return FakeProtection.ENCRYPTION.mapper(track, segment, firstSample);
          }

          @Override
          public SegmentEncryptor encryptor(TrackEncryption track, int segment, long firstSample) {
            throw new IllegalStateException("the key has been destroyed");
          }
        };
    TrackFragments fragments =
        new TrackFragments(
            "movie.mp4",
            VIDEO,
            /* decryption= */ Optional.empty(),
            boundaries(VIDEO),
            Optional.of(new TrackProtection(protection(VIDEO).encryption(), keyless)),
            false);
    try (SourceReader reader = Source.bytes("movie.mp4", MEDIA).open()) {
      assertThat(fragments.sizeBytes(1, reader, pool))
          .isEqualTo(segment(fragments(VIDEO, true), 1).length);
      assertThatIllegalStateException()
          .isThrownBy(() -> fragments.fragment(1, reader, fragments.lend(1, pool)))
          .withMessage("the key has been destroyed");
    }
    assertThat(pool.totalBytes()).isZero();
  }

  @Test
  void fragment_sameSegmentAgain_givesTheSameBytes() throws IOException {
    TrackFragments fragments = fragments(VIDEO, true);
    byte[] second = segment(fragments, 1);
    byte[] first = segment(fragments, 0);
    assertThat(segment(fragments, 1)).isEqualTo(second);
    assertThat(segment(fragments, 0)).isEqualTo(first);
  }

  @Test
  void sizeBytes_anyTrack_isTheSizeOfTheFragment() throws IOException {
    for (TrackFragments fragments :
        List.of(
            fragments(VIDEO, false),
            fragments(VIDEO, true),
            fragments(TestTracks.audio(1, SAMPLES), true))) {
      try (SourceReader reader = Source.bytes("movie.mp4", MEDIA).open()) {
        assertThat(fragments.sizeBytes(1, reader, BUFFERS)).isEqualTo(segment(fragments, 1).length);
      }
    }
  }

  @Test
  void sizeBytes_noSubsamples_readsNothing() throws IOException {
    SourceReader empty = Source.bytes("empty", new byte[0]).open();
    assertThat(fragments(VIDEO, false).sizeBytes(1, empty, BUFFERS)).isGreaterThan(50);
    TrackFragments sound = fragments(TestTracks.audio(1, SAMPLES), true);
    assertThat(sound.sizeBytes(1, empty, BUFFERS)).isGreaterThan(50);
    assertThatExceptionOfType(SourceException.class)
        .isThrownBy(() -> fragments(VIDEO, true).sizeBytes(1, empty, BUFFERS));
  }

  @Test
  void mediaBytes_segment_isTheSumOfItsSamples() {
    assertThat(fragments(VIDEO, false).mediaBytes(1)).isEqualTo(50);
  }

  @Test
  void header_segmentsThatBeginOpen_doNotClaimCmaf() throws IOException {
    SampleTable open =
        new SampleTableBuilder(2)
            .add(50, 0, 5, 1, RandomAccess.OPEN)
            .add(50, 50, 5, -5, RandomAccess.NONE)
            .build();
    Track track = TestTracks.track(TestTracks.videoFormat(), 1, open, Edit.NONE);
    assertThat(fragments(track, false).starts().sapType(0)).isEqualTo(3);
    assertThat(new String(fragments(track, false).header(), StandardCharsets.ISO_8859_1))
        .contains("iso6", "dash")
        .doesNotContain("cmfc");
  }

  private static Track withFinder(SampleTable samples, ProtectableRangeFinder finder) {
    VideoFormat format = TestTracks.videoFormat();
    VideoFormat changed =
        VideoFormat.builder(format.codecs(), format.sampleEntry(), () -> finder)
            .sizePixels(64, 48)
            .build();
    return TestTracks.track(changed, 1, samples, Edit.NONE);
  }

  /** Needs what the first sample of the track brings. */
  private static final class Needing implements ProtectableRangeFinder {

    private boolean isLacking;
    private boolean hasIt;

    @Override
    public void find(ByteBuffer sample, ByteRanges into) throws MalformedMediaException {
      hasIt |= sample.get(sample.position()) == 0;
      isLacking = !hasIt;
      if (isLacking) {
        throw new MalformedMediaException("sample", 0, "which was not sent");
      }
      into.add(1, sample.remaining() - 1);
    }

    @Override
    public boolean needsEarlierSample() {
      return isLacking;
    }

    @Override
    public void readEarlierSample(ByteBuffer earlierSample) {
      hasIt = earlierSample.get(earlierSample.position()) == 0;
    }
  }

  @Test
  void fragment_whatWasSentOnceBeforeTheSegment_isFound() throws IOException {
    TrackFragments fragments = fragments(withFinder(SAMPLES, new Needing()), true);
    assertThat(segment(fragments, 1)).isEqualTo(segment(fragments(VIDEO, true), 1));
    try (SourceReader reader = Source.bytes("movie.mp4", MEDIA).open()) {
      assertThat(fragments(withFinder(SAMPLES, new Needing()), true).sizeBytes(1, reader, BUFFERS))
          .isEqualTo(segment(fragments, 1).length);
    }
  }

  @Test
  void fragment_sampleThatCannotBeRead_isRefusedWithItsPlace() {
    Track track =
        withFinder(
            SAMPLES,
            (sample, into) -> {
              if (sample.get(sample.position()) == 70) {
                throw new MalformedMediaException("nal", 3, "no such slice");
              }
            });
    assertThatExceptionOfType(MalformedMediaException.class)
        .isThrownBy(() -> segment(fragments(track, true), 1))
        .withMessage("movie.mp4: track 1, sample 7 at byte 70: no such slice");
  }

  @Test
  void fragment_tooManySubsamples_isRefusedWithItsPlace() {
    int pairs = 65_536;
    SampleTable large = new SampleTableBuilder(1).add(2 * pairs, 0, 5, 0, true).build();
    Track track =
        withFinder(
            large,
            (sample, into) -> {
              for (int i = 0; i < pairs; i++) {
                into.add(2 * i, 1);
              }
            });
    TrackFragments fragments =
        new TrackFragments(
            "movie.mp4",
            track,
            /* decryption= */ Optional.empty(),
            boundaries(track),
            Optional.of(protection(track)),
            false);
    Source source = Source.bytes("movie.mp4", new byte[2 * pairs]);
    assertThatExceptionOfType(UnsupportedMediaException.class)
        .isThrownBy(() -> fragments.fragment(0, source.open(), fragments.lend(0, BUFFERS)))
        .withMessageStartingWith("movie.mp4: track 1, segment 0: ")
        .withMessageContaining("65537 subsamples");
  }

  @Test
  void fragment_failure_givesTheBufferBack() throws FragmillException {
    BufferPool pool = new BufferPool(1);
    TrackFragments fragments = fragments(VIDEO, false);
    assertThatExceptionOfType(SourceException.class)
        .isThrownBy(
            () ->
                fragments.fragment(
                    1, Source.bytes("cut", new byte[60]).open(), fragments.lend(1, pool)));
    assertThat(pool.totalBytes()).isZero();
  }

  @Test
  void close_fragment_givesTheBufferBack() throws IOException {
    BufferPool pool = new BufferPool(1);
    TrackFragments fragments = fragments(VIDEO, false);
    try (SourceReader reader = Source.bytes("movie.mp4", MEDIA).open();
        Fragment fragment = fragments.fragment(0, reader, fragments.lend(0, pool))) {
      assertThat(fragment.mediaBytes()).isPositive();
      assertThat(pool.totalBytes()).isPositive();
    }
    assertThat(pool.totalBytes()).isZero();
  }
}
