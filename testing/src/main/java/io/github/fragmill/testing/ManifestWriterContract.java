package io.github.fragmill.testing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.github.fragmill.core.error.UnsupportedMediaException;
import io.github.fragmill.core.media.AudioFormat;
import io.github.fragmill.core.media.SampleEntry;
import io.github.fragmill.core.media.TimeScale;
import io.github.fragmill.core.media.TrackFormat;
import io.github.fragmill.core.media.VideoFormat;
import io.github.fragmill.core.output.OutputNames;
import io.github.fragmill.core.presentation.Addressing;
import io.github.fragmill.core.presentation.Layout;
import io.github.fragmill.core.presentation.ManifestFile;
import io.github.fragmill.core.presentation.ManifestWriter;
import io.github.fragmill.core.presentation.Presentation;
import io.github.fragmill.core.presentation.Rendition;
import io.github.fragmill.core.presentation.RenditionProtection;
import io.github.fragmill.core.presentation.SegmentTimes;
import io.github.fragmill.core.presentation.SidecarFile;
import io.github.fragmill.core.presentation.SwitchingSet;
import io.github.fragmill.core.presentation.TrackAttributes;
import io.github.fragmill.core.protect.DrmSignal;
import io.github.fragmill.core.protect.EncryptionParameters;
import io.github.fragmill.core.protect.KeyId;
import io.github.fragmill.core.protect.Pssh;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * What every {@link ManifestWriter} must do. A test class of an implementation extends this one:
 *
 * <pre>{@code
 * class SmoothManifestTest extends ManifestWriterContract {
 *
 *   @Override
 *   protected ManifestWriter writer() {
 *     return new SmoothManifest();
 *   }
 *
 *   @Override
 *   protected String entryPointName() {
 *     return "manifest.ism";
 *   }
 * }
 * }</pre>
 */
public abstract class ManifestWriterContract {

  /** W3C, "cenc" Initialization Data Format, 4. */
  private static final UUID COMMON_SYSTEM = UUID.fromString("1077efec-c0b2-4d02-ace3-3c1e52e2fb4b");

  private static final KeyId FIRST_KEY = KeyId.of("00112233445566778899aabbccddeeff");
  private static final KeyId SECOND_KEY = KeyId.of("ffeeddccbbaa99887766554433221100");
  private static final int THREADS = 4;
  private static final int RUNS = 32;

  /** For the test class of an implementation. */
  protected ManifestWriterContract() {}

  /** Returns a writer: a new one for each call, with the same options. */
  protected abstract ManifestWriter writer();

  /** Returns the name of the file that players open. */
  protected abstract String entryPointName();

  @Test
  public void supports_allLayouts_isTrueOfOneAtLeast() {
    assertThat(Arrays.stream(Layout.values()).filter(writer()::supports)).isNotEmpty();
  }

  @ParameterizedTest
  @EnumSource(Layout.class)
  public void write_layout_isAcceptedOrRefusedAsSupportsSays(Layout layout)
      throws UnsupportedMediaException {
    ManifestWriter writer = writer();
    Presentation presentation = presentation(layout, 1000);
    if (writer.supports(layout)) {
      assertThat(writer.write(presentation)).isNotEmpty();
    } else {
      assertThatIllegalArgumentException().isThrownBy(() -> writer.write(presentation));
    }
  }

  @Test
  public void write_supportedLayouts_namesArePlainAndUnique() throws UnsupportedMediaException {
    for (Layout layout : supported()) {
      List<String> names =
          writer().write(presentation(layout, 1000)).stream().map(ManifestFile::name).toList();
      assertThat(names).allMatch(OutputNames::isPlain).doesNotHaveDuplicates();
    }
  }

  /** Players get to all files from the first one. */
  @Test
  public void write_supportedLayouts_firstFileIsTheEntryPoint() throws UnsupportedMediaException {
    for (Layout layout : supported()) {
      List<ManifestFile> files = writer().write(presentation(layout, 1000));
      assertThat(files.get(0).name()).isEqualTo(entryPointName());
      for (int index = 1; index < files.size(); index++) {
        String earlier =
            files.subList(0, index).stream()
                .map(ManifestWriterContract::text)
                .collect(Collectors.joining());
        String name = files.get(index).name();
        assertThat(earlier).contains(name.substring(name.lastIndexOf('/') + 1));
      }
    }
  }

  @Test
  public void write_supportedLayouts_mimeTypesHaveTwoParts() throws UnsupportedMediaException {
    for (Layout layout : supported()) {
      assertThat(writer().write(presentation(layout, 1000)))
          .extracting(ManifestFile::mimeType)
          .allMatch(type -> type.matches("[a-z]+/[A-Za-z0-9.+-]+"));
    }
  }

  @Test
  public void write_equalPresentations_givesEqualFiles() throws UnsupportedMediaException {
    for (Layout layout : supported()) {
      assertThat(writer().write(presentation(layout, 1000)))
          .isEqualTo(writer().write(presentation(layout, 1000)));
    }
  }

  @Test
  public void write_manyThreads_givesEqualFiles() throws Exception {
    ManifestWriter writer = writer();
    Layout layout = supported().get(0);
    List<ManifestFile> expected = writer().write(presentation(layout, 1000));
    ExecutorService executor = Executors.newFixedThreadPool(THREADS);
    try {
      Callable<List<ManifestFile>> write = () -> writer.write(presentation(layout, 1000));
      for (Future<List<ManifestFile>> written :
          executor.invokeAll(IntStream.range(0, RUNS).mapToObj(run -> write).toList())) {
        assertThat(written.get()).isEqualTo(expected);
      }
    } finally {
      executor.shutdownNow();
    }
  }

  /** A run begins with sizes of one byte, to see whether the manifest can be written. */
  @ParameterizedTest
  @ValueSource(longs = {1, 1 << 20})
  public void write_anySize_isAccepted(long segmentBytes) throws UnsupportedMediaException {
    for (Layout layout : supported()) {
      assertThat(writer().write(presentation(layout, segmentBytes))).isNotEmpty();
    }
  }

  private List<Layout> supported() {
    return Arrays.stream(Layout.values()).filter(writer()::supports).toList();
  }

  private static String text(ManifestFile file) {
    return StandardCharsets.UTF_8.decode(file.content()).toString();
  }

  /** Two qualities of video with a clear lead and two keys, clear audio, and a sidecar file. */
  private static Presentation presentation(Layout layout, long segmentBytes) {
    Optional<RenditionProtection> protection = Optional.of(protection());
    SwitchingSet video =
        SwitchingSet.builder(
                List.of(
                    rendition(
                        layout,
                        "high",
                        videoFormat(/* heightPixels= */ 1080),
                        segmentBytes,
                        protection),
                    rendition(
                        layout,
                        "low",
                        videoFormat(/* heightPixels= */ 720),
                        segmentBytes,
                        protection)))
            .build();
    SwitchingSet audio =
        SwitchingSet.builder(
                List.of(rendition(layout, "audio", audioFormat(), segmentBytes, Optional.empty())))
            .attributes(TrackAttributes.NONE.language("en").asDefault())
            .build();
    SidecarFile text =
        new SidecarFile(
            "text", "text.vtt", "text/vtt", segmentBytes, TrackAttributes.NONE.language("sv"));
    return Presentation.builder(Duration.ofSeconds(12), List.of(video, audio))
        .sidecarFiles(List.of(text))
        .build();
  }

  private static Rendition rendition(
      Layout layout,
      String id,
      TrackFormat format,
      long segmentBytes,
      Optional<RenditionProtection> protection) {
    return Rendition.builder(id, format)
        .timeScale(new TimeScale(1000))
        .segments(
            new SegmentTimes(
                new long[] {0, 4000, 8000},
                /* endTicks= */ 12_000,
                new long[] {segmentBytes, segmentBytes, segmentBytes}))
        .addressing(addressing(layout, id))
        .protection(protection)
        .build();
  }

  private static VideoFormat videoFormat(int heightPixels) {
    return VideoFormat.builder("avc1.640028", sampleEntry("avc1", 78), () -> (sample, into) -> {})
        .sizePixels(heightPixels * 16 / 9, heightPixels)
        .build();
  }

  private static AudioFormat audioFormat() {
    return AudioFormat.builder("mp4a.40.2", sampleEntry("mp4a", 28))
        .samplingRateHertz(48_000)
        .channelConfiguration(2)
        .channelCount(2)
        .build();
  }

  /** A sample entry without boxes in it (ISO/IEC 14496-12, 8.5.2). */
  private static SampleEntry sampleEntry(String type, int fieldBytes) {
    int boxBytes = 8 + fieldBytes;
    ByteBuffer box = ByteBuffer.allocate(boxBytes).putInt(boxBytes);
    box.put(type.getBytes(StandardCharsets.US_ASCII));
    return new SampleEntry(box.array());
  }

  private static Addressing addressing(Layout layout, String id) {
    return switch (layout) {
      case SINGLE_FILE ->
          new Addressing.SingleFile(id + ".mp4", /* headerBytes= */ 800, /* indexBytes= */ 68);
      case NUMBERED_SEGMENTS ->
          new Addressing.NumberedSegments(id + "/init.mp4", id, ".m4s", /* firstNumber= */ 1);
      case TIMED_SEGMENTS -> new Addressing.TimedSegments(id + "/init.mp4", id, ".m4s");
    };
  }

  private static RenditionProtection protection() {
    return RenditionProtection.builder(
            new EncryptionParameters(
                "cenc", FIRST_KEY, /* perSampleIvBytes= */ 8, Optional.empty(), 0, 0))
        .drmSignals(List.of(DrmSignal.of(new Pssh(COMMON_SYSTEM, List.of(FIRST_KEY), new byte[0]))))
        .segmentKeyIds(List.of(Optional.empty(), Optional.of(FIRST_KEY), Optional.of(SECOND_KEY)))
        .build();
  }
}
