package io.github.fragmill.hls;

import io.github.fragmill.core.media.CaptionService;
import io.github.fragmill.core.media.Ratio;
import io.github.fragmill.core.media.TrackType;
import io.github.fragmill.core.media.VideoFormat;
import io.github.fragmill.core.presentation.Rendition;
import io.github.fragmill.core.presentation.SwitchingSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/**
 * What players choose a quality of video by (RFC 8216, 4.3.4.2). Players switch between all
 * variants of a playlist, so they have the same content: that of the first set of video.
 */
final class Variants {

  private Variants() {}

  /** Returns the sets of video with the content of the first one, trick play left out. */
  static List<SwitchingSet> videoSets(List<SwitchingSet> sets) {
    List<SwitchingSet> video = allVideo(sets);
    return video.stream().filter(set -> isLike(set, video.get(0))).toList();
  }

  /** Returns the sets of video with other content, such as another camera. */
  static List<SwitchingSet> otherVideoSets(List<SwitchingSet> sets) {
    List<SwitchingSet> video = allVideo(sets);
    return video.stream().filter(set -> !isLike(set, video.get(0))).toList();
  }

  private static List<SwitchingSet> allVideo(List<SwitchingSet> sets) {
    return sets.stream()
        .filter(set -> set.type() == TrackType.VIDEO && set.trickPlay().isEmpty())
        .toList();
  }

  /** Two sets of one codec are there because they are not the same, such as two cameras. */
  private static boolean isLike(SwitchingSet set, SwitchingSet first) {
    return set == first
        || (set.attributes().hasSamePurposeAs(first.attributes())
            && !sampleEntry(set).equals(sampleEntry(first)));
  }

  private static String sampleEntry(SwitchingSet set) {
    return set.renditions().get(0).format().sampleEntry().type();
  }

  /** Returns the captions inside the video of a set. */
  static List<CaptionService> captions(SwitchingSet set) {
    return set.attributes().captions().orElse(List.of());
  }

  /** Returns the codecs of what is played together, each once. */
  static String codecs(String first, List<GroupMember> audio, Set<String> text) {
    Set<String> codecs = new LinkedHashSet<>();
    codecs.add(first);
    audio.forEach(member -> codecs.add(member.codecs()));
    codecs.addAll(text);
    return String.join(",", codecs);
  }

  /** Adds what a decoder must show. */
  static void describePicture(Rendition rendition, Attributes tag) {
    if (!(rendition.format() instanceof VideoFormat video)) {
      return;
    }
    video.supplementalCodecs().ifPresent(it -> tag.quoted("SUPPLEMENTAL-CODECS", it));
    Ratio pixel = video.presentedSampleAspectRatio();
    long width =
        Math.round((double) video.presentedWidthPixels() * pixel.numerator() / pixel.denominator());
    tag.add("RESOLUTION", width + "x" + video.presentedHeightPixels());
    VideoRange.of(video).ifPresent(range -> tag.add("VIDEO-RANGE", range));
  }

  /** Returns the frames in a second with three decimals. */
  static Optional<String> frameRate(Rendition rendition) {
    return rendition
        .frameRate()
        .map(it -> String.format(Locale.ROOT, "%.3f", (double) it.numerator() / it.denominator()));
  }
}
