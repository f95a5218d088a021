package io.github.fragmill.integration.manifest;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.fragmill.core.presentation.Layout;
import io.github.fragmill.core.source.Source;
import io.github.fragmill.integration.clips.OwnClip;
import io.github.fragmill.integration.mp4.Box;
import io.github.fragmill.integration.mp4.FragmentedFile;
import io.github.fragmill.integration.packaging.MemoryClip;
import io.github.fragmill.integration.packaging.Mode;
import io.github.fragmill.integration.packaging.Packagers;
import io.github.fragmill.integration.tools.Mpd;
import io.lindstrom.mpd.data.AdaptationSet;
import io.lindstrom.mpd.data.Representation;
import io.lindstrom.mpd.data.Segment;
import io.lindstrom.mpd.data.SegmentBase;
import io.lindstrom.mpd.data.SegmentTemplate;
import io.lindstrom.mpd.data.descriptor.protection.Mp4Protection;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.LongStream;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What a manifest says of files is compared with the files. */
@Execution(ExecutionMode.CONCURRENT)
class ManifestTruthIT {

  private static final String EVERY_CLIP =
      "io.github.fragmill.integration.packaging.EveryOwnClip#inEveryMode";

  @ParameterizedTest
  @MethodSource(EVERY_CLIP)
  void packageTo_singleFile_rangesAreBoxes(OwnClip clip, Mode mode) throws Exception {
    MemoryClip files = packaged(clip, mode, Layout.SINGLE_FILE);
    for (Representation representation : mpd(files).representations()) {
      byte[] file = files.file(representation.getBaseURLs().get(0).getValue());
      Box sidx = Box.all(Box.parse(file), "sidx").get(0);
      SegmentBase segmentBase = representation.getSegmentBase();

      assertThat(segmentBase.getInitialization().getRange())
          .isEqualTo("0-" + (sidx.offsetBytes() - 1));
      assertThat(segmentBase.getIndexRange())
          .isEqualTo(sidx.offsetBytes() + "-" + (sidx.endBytes() - 1));
      assertThat(segmentBase.getTimescale()).isEqualTo(new FragmentedFile(file).timeScale());
      assertBandwidthIsEnough(representation, file);
    }
  }

  @ParameterizedTest
  @MethodSource(EVERY_CLIP)
  void packageTo_segmentFiles_timelineIsTheFragments(OwnClip clip, Mode mode) throws Exception {
    MemoryClip files = packaged(clip, mode, Layout.NUMBERED_SEGMENTS);
    Set<String> named = new HashSet<>(Set.of("manifest.mpd"));
    Mpd mpd = mpd(files);
    for (Representation representation : mpd.representations()) {
      SegmentTemplate template = representation.getSegmentTemplate();
      FragmentedFile file = new FragmentedFile(files.concatenated(representation.getId()));
      List<Long> starts = starts(template, mpd.mpd().getMediaPresentationDuration());
      named.add(template.getInitialization());
      for (int index = 0; index < starts.size(); index++) {
        String name =
            template.getMedia().replace("$Number$", "" + (template.getStartNumber() + index));
        named.add(name);
        assertThat(Box.all(Box.parse(files.file(name)), "moof")).hasSize(1);
      }

      assertThat(template.getTimescale()).isEqualTo(file.timeScale());
      assertThat(starts)
          .isEqualTo(
              file.fragments().stream()
                  .map(moof -> Math.max(0, file.presentationStartTicks(moof)))
                  .toList());
    }
    assertThat(files.files().keySet()).isEqualTo(named);
  }

  @ParameterizedTest
  @MethodSource(EVERY_CLIP)
  void packageTo_singleFile_protectionIsTheHeaders(OwnClip clip, Mode mode) throws Exception {
    MemoryClip files = packaged(clip, mode, Layout.SINGLE_FILE);
    for (AdaptationSet set : mpd(files).sets()) {
      for (Representation representation : set.getRepresentations()) {
        FragmentedFile file =
            new FragmentedFile(files.file(representation.getBaseURLs().get(0).getValue()));
        Optional<Mp4Protection> protection = protection(set);

        assertThat(protection.isPresent()).isEqualTo(mode.encrypts());
        assertThat(file.movie().has("tenc")).isEqualTo(mode.encrypts());
        assertThat(protection.map(Mp4Protection::getValue))
            .isEqualTo(mode.encrypts() ? Optional.of(mode.fourCc()) : Optional.empty());
        assertThat(protection.map(it -> it.getDefaultKID().replace("-", "")))
            .isEqualTo(mode.encrypts() ? Optional.of(mode.key().keyIdHex()) : Optional.empty());
      }
    }
  }

  private static Optional<Mp4Protection> protection(AdaptationSet set) {
    return set.getContentProtections().stream()
        .filter(Mp4Protection.class::isInstance)
        .map(Mp4Protection.class::cast)
        .findFirst();
  }

  private static List<Long> starts(SegmentTemplate template, Duration presentation) {
    return template.getDuration() == null
        ? starts(template.getSegmentTimeline())
        : multiples(template.getDuration(), template.getTimescale(), presentation);
  }

  /** As a player computes how many segments of one duration there are. */
  private static List<Long> multiples(long ticks, long ticksPerSecond, Duration presentation) {
    double presentationTicks = presentation.toNanos() * 1e-9 * ticksPerSecond;
    long count = (long) Math.ceil(presentationTicks / ticks - 1e-6);
    return LongStream.range(0, count).mapToObj(segment -> segment * ticks).toList();
  }

  private static List<Long> starts(List<Segment> timeline) {
    List<Long> starts = new ArrayList<>();
    long time = 0;
    for (Segment segment : timeline) {
      time = Optional.ofNullable(segment.getT()).orElse(time);
      long repeats = Optional.ofNullable(segment.getR()).orElse(0L);
      for (long repeat = 0; repeat <= repeats; repeat++) {
        starts.add(time);
        time += segment.getD();
      }
    }
    return starts;
  }

  /** A rate below the true average starves every player. */
  private static void assertBandwidthIsEnough(Representation representation, byte[] file) {
    FragmentedFile fragments = new FragmentedFile(file);
    List<Box> moofs = fragments.fragments();
    long mediaBytes = (long) file.length - moofs.get(0).offsetBytes();
    long ticks = fragments.presentationEndTicks(moofs.get(moofs.size() - 1));
    assertThat(representation.getBandwidth())
        .isGreaterThanOrEqualTo(mediaBytes * 8 * fragments.timeScale() / ticks);
  }

  private static Mpd mpd(MemoryClip files) throws Exception {
    return Mpd.parse(files.file("manifest.mpd"));
  }

  private static MemoryClip packaged(OwnClip clip, Mode mode, Layout layout) throws Exception {
    return MemoryClip.of(Packagers.of(Source.file(clip.file()), mode, layout));
  }
}
