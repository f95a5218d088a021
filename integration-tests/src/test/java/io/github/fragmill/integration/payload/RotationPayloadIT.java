package io.github.fragmill.integration.payload;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.fragmill.core.media.TrackSelector;
import io.github.fragmill.core.presentation.Layout;
import io.github.fragmill.core.protect.InitializationVector;
import io.github.fragmill.core.source.Source;
import io.github.fragmill.crypto.BatchKeySource;
import io.github.fragmill.crypto.CommonEncryption;
import io.github.fragmill.crypto.ContentKey;
import io.github.fragmill.crypto.Decryptor;
import io.github.fragmill.crypto.KeyGrant;
import io.github.fragmill.crypto.Scheme;
import io.github.fragmill.integration.clips.BundledClip;
import io.github.fragmill.integration.mp4.Box;
import io.github.fragmill.integration.mp4.TrackRun;
import io.github.fragmill.integration.packaging.Mode;
import io.github.fragmill.integration.packaging.PackagedClip;
import io.github.fragmill.integration.packaging.PackagedTrack;
import io.github.fragmill.integration.packaging.Packagers;
import io.github.fragmill.integration.packaging.RotatedKeys;
import io.github.fragmill.integration.tools.Ffprobe;
import io.github.fragmill.integration.tools.Ffprobe.Times;
import io.github.fragmill.integration.tools.Packet;
import io.github.fragmill.integration.tools.PacketStream;
import io.github.fragmill.integration.tools.ShakaPackager;
import io.github.fragmill.integration.tools.TestKey;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * Rotation and a clear lead, read by others.
 *
 * <p>Neither ffmpeg 5.1 nor Shaka Packager 3.4 looks at the key that a fragment names: each takes
 * the key of the default id for everything, and Shaka Packager cannot even read what it wrote with
 * rotation itself. So a file is read once for each period, with that period's key under the default
 * id. The samples of the period, and those of the lead, come out as in the source; of the others,
 * none may.
 */
class RotationPayloadIT {

  private static final Path CLIP = BundledClip.file();
  private static final int PERIODS = 3;
  private static final Duration CRYPTO_PERIOD = Duration.ofSeconds(4);
  private static final Duration CLEAR_LEAD = Duration.ofSeconds(2);

  private final Path directory;

  RotationPayloadIT(@TempDir Path directory) {
    this.directory = directory;
  }

  @ParameterizedTest
  @EnumSource(Scheme.class)
  void packageTo_rotationAndClearLead_othersReadEachPeriodWithItsKey(Scheme scheme)
      throws Exception {
    boolean hasLongIv = scheme == Scheme.CBCS || scheme == Scheme.CBC1;
    RotatedKeys keys = new RotatedKeys(hasLongIv ? TestKey.WITH_LONG_IV : TestKey.WITH_SHORT_IV);
    PackagedClip packaged =
        PackagedClip.of(
            Packagers.of(Source.file(CLIP), Mode.CLEAR, Layout.SINGLE_FILE)
                .segmentDuration(Duration.ofSeconds(2))
                .protect(
                    keys.encryption(scheme, PERIODS, CRYPTO_PERIOD).clearLead(CLEAR_LEAD).build()),
            directory.resolve("out"));

    assertThat(packaged.tracks()).hasSize(2);
    for (PackagedTrack track : packaged.tracks()) {
      List<Integer> periods = periodsOfSamples(track.file());
      PacketStream source = SourcePackets.track(CLIP, track.sourceTrackId(), Times.MEDIA);
      for (int period = 0; period < PERIODS; period++) {
        TestKey key = keys.ofPeriod(period);
        BitSet expected = samplesOf(period, periods);
        String what = track.id() + ", period " + period;
        BitSet byFfmpeg =
            same(source, Ffprobe.require().decrypt(track.file(), Times.MEDIA, key.keyHex()).get(0));
        if (isReadByFfmpeg(scheme, track)) {
          assertThat(byFfmpeg).as("ffmpeg: " + what).isEqualTo(expected);
        }
        TestKey underDefaultId = new TestKey(keys.first().keyIdHex(), key.keyHex(), key.ivHex());
        assertThat(same(source, byShaka(track, underDefaultId)))
            .as("Shaka Packager: " + what)
            .isEqualTo(expected);
      }
    }
  }

  /**
   * Each key comes with a constant IV, which segments name with the key. Others read each period
   * when the header has its IV; we read all of it.
   */
  @Test
  void packageTo_ivOfEachKey_isThatOfItsPeriod() throws Exception {
    RotatedKeys keys = new RotatedKeys(TestKey.WITH_LONG_IV);
    BatchKeySource source =
        requests -> requests.stream().map(it -> grant(keys, (int) it.period())).toList();
    PackagedClip packaged =
        PackagedClip.of(
            Packagers.of(Source.file(CLIP), Mode.CLEAR, Layout.SINGLE_FILE)
                .segmentDuration(Duration.ofSeconds(2))
                .protect(
                    CommonEncryption.builder(Scheme.CBCS)
                        .key(TrackSelector.all(), source)
                        .rotateKeys(CRYPTO_PERIOD)
                        .build()),
            directory.resolve("out"));
    for (PackagedTrack track : packaged.tracks()) {
      List<Integer> periods = periodsOfSamples(track.file());
      PacketStream clip = SourcePackets.track(CLIP, track.sourceTrackId(), Times.MEDIA);
      for (int period = 0; period < PERIODS; period++) {
        Path file = withIvInHeader(track.file(), iv(0), iv(period));
        PacketStream decrypted =
            Ffprobe.require().decrypt(file, Times.MEDIA, keys.ofPeriod(period).keyHex()).get(0);
        assertThat(same(clip, decrypted))
            .as(track.id() + ", period " + period)
            .isEqualTo(samplesOf(period, periods));
      }
      Decryptor decryptor =
          Decryptor.of(List.of(grant(keys, 0).key(), grant(keys, 1).key(), grant(keys, 2).key()));
      PackagedClip clear =
          PackagedClip.of(
              Packagers.of(Source.file(track.file()), Mode.CLEAR, Layout.SINGLE_FILE)
                  .decryption(decryptor),
              directory.resolve(track.id() + "-clear"));
      PacketStream byUs = Ffprobe.require().list(clear.tracks().get(0).file(), Times.MEDIA).get(0);
      assertThat(same(clip, byUs)).as("decrypted by us").isEqualTo(all(periods.size()));
    }
  }

  private static KeyGrant grant(RotatedKeys keys, int period) {
    TestKey key = keys.ofPeriod(period);
    return KeyGrant.of(ContentKey.of(key.keyIdHex(), key.keyHex())).withIv(iv(period));
  }

  private static InitializationVector iv(int period) {
    return InitializationVector.of(("a" + period).repeat(16));
  }

  private static Path withIvInHeader(Path file, InitializationVector from, InitializationVector to)
      throws IOException {
    byte[] bytes = Files.readAllBytes(file);
    String text = new String(bytes, StandardCharsets.ISO_8859_1);
    int at = text.indexOf(new String(from.toBytes(), StandardCharsets.ISO_8859_1));
    assertThat(at).isBetween(1, text.indexOf("moof"));
    System.arraycopy(to.toBytes(), 0, bytes, at, to.lengthBytes());
    return Files.write(file.resolveSibling("header-" + to + ".mp4"), bytes);
  }

  private static BitSet all(int samples) {
    BitSet all = new BitSet();
    all.set(0, samples);
    return all;
  }

  /** See {@link FfmpegCorners}: audio in cens is nothing for ffmpeg. */
  private static boolean isReadByFfmpeg(Scheme scheme, PackagedTrack track) {
    return scheme != Scheme.CENS || track.type().equals("video");
  }

  @Test
  void packageTo_clearLeadWithoutRotation_othersReadTheSource() throws Exception {
    for (Mode mode : List.of(Mode.CENC, Mode.CBCS)) {
      PackagedClip packaged =
          PackagedClip.of(
              Packagers.of(Source.file(CLIP), Mode.CLEAR, Layout.SINGLE_FILE)
                  .protect(mode.leadingClear(Duration.ofSeconds(3))),
              directory.resolve(mode.name()));
      for (PackagedTrack track : packaged.tracks()) {
        PacketStream source = SourcePackets.track(CLIP, track.sourceTrackId(), Times.MEDIA);
        assertThat(periodsOfSamples(track.file())).contains(-1);
        Ffprobe.require()
            .decrypt(track.file(), Times.MEDIA, mode.key().keyHex())
            .get(0)
            .assertSameMedia("ffmpeg: " + track.id(), source);
        byShaka(track, mode.key()).assertSameMedia("Shaka Packager: " + track.id(), source);
      }
    }
  }

  private static PacketStream byShaka(PackagedTrack track, TestKey key)
      throws IOException, InterruptedException {
    Path decrypted = track.file().resolveSibling(track.id() + ".decrypted.mp4");
    ShakaPackager.require().decrypt(track.file(), track.type(), key, decrypted);
    return Ffprobe.require().list(decrypted, Times.MEDIA).get(0);
  }

  /** Returns the numbers of the samples with equal bytes. */
  private static BitSet same(PacketStream source, PacketStream output) {
    List<Packet> expected = source.packets();
    assertThat(output.packets()).hasSameSizeAs(expected);
    BitSet same = new BitSet();
    for (int number = 0; number < expected.size(); number++) {
      same.set(number, output.packets().get(number).hash().equals(expected.get(number).hash()));
    }
    return same;
  }

  /** Returns the samples of a period, and those of the lead. */
  private static BitSet samplesOf(int period, List<Integer> periods) {
    BitSet samples = new BitSet();
    for (int number = 0; number < periods.size(); number++) {
      samples.set(number, periods.get(number) == period || periods.get(number) < 0);
    }
    assertThat(samples.cardinality()).isBetween(1, periods.size() - 1);
    return samples;
  }

  /** Returns the period of each sample as its decode time has it: -1 for fragments left clear. */
  private static List<Integer> periodsOfSamples(Path file) throws IOException {
    List<Integer> periods = new ArrayList<>();
    List<Box> boxes = Box.parse(Files.readAllBytes(file));
    long ticksPerSecond =
        Integer.toUnsignedLong(Box.all(boxes, "mdhd").get(0).content().getInt(12));
    for (Box moof : Box.all(boxes, "moof")) {
      TrackRun run = TrackRun.of(moof);
      long startTicks = moof.only("tfdt").content().getLong(4);
      // Segments begin at sync samples, every two seconds, so half a second decides nothing.
      int period = (int) ((startTicks + ticksPerSecond / 2) / ticksPerSecond / 4);
      for (int sample = 0; sample < run.count(); sample++) {
        periods.add(moof.has("senc") ? period : -1);
      }
    }
    return periods;
  }
}
