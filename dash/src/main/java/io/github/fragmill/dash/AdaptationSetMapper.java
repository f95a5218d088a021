package io.github.fragmill.dash;

import io.github.fragmill.core.error.UnsupportedMediaException;
import io.github.fragmill.core.media.Ratio;
import io.github.fragmill.core.media.TrackType;
import io.github.fragmill.core.media.VideoFormat;
import io.github.fragmill.core.presentation.Rendition;
import io.github.fragmill.core.presentation.SwitchingSet;
import io.github.fragmill.dash.internal.xml.AdaptationSetElement;
import io.github.fragmill.dash.internal.xml.RepresentationElement;
import java.math.BigInteger;
import java.time.Duration;
import java.util.Comparator;
import java.util.IntSummaryStatistics;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Renditions that share a key as an AdaptationSet element (ISO/IEC 23009-1:2022, 5.3.3).
 *
 * @param presentationDuration the duration of the whole presentation
 */
record AdaptationSetMapper(
    DashProfile profile, Duration presentationDuration, Duration minBufferTime) {

  /** The lexical space of xs:language. */
  private static final Pattern LANGUAGE = Pattern.compile("[a-zA-Z]{1,8}(-[a-zA-Z0-9]{1,8}){0,7}");

  private static final Comparator<Ratio> BY_VALUE =
      (a, b) -> crossProduct(a, b).compareTo(crossProduct(b, a));

  AdaptationSetElement map(int id, SharedKeySet keyed) throws UnsupportedMediaException {
    SwitchingSet set = keyed.set();
    AdaptationSetElement element = new AdaptationSetElement(id);
    element.contentType = set.type().mediaType();
    element.mimeType = set.type().mp4MimeType();
    element.language = language(set).orElse(null);
    if (set.type() == TrackType.VIDEO) {
      describeVideo(set.renditions(), element);
    }
    profile.announceSegments(
        element, SegmentAlignment.isAligned(set.renditions()), sapType(set.renditions()));
    Descriptors.describe(set.type(), set.attributes(), element);
    set.trickPlay().ifPresent(it -> Descriptors.describe(it, element));

    keyed.protection().ifPresent(signal -> element.contentProtections.addAll(signal.toElements()));
    Optional<ColourSignal> sharedColour = ColourSignal.sharedBy(set.renditions());
    sharedColour.ifPresent(
        signal -> signal.addTo(element.essentialProperties, element.supplementalProperties));
    for (Rendition rendition : set.renditions()) {
      element.representations.add(representation(rendition, sharedColour.isEmpty()));
    }
    return element;
  }

  private RepresentationElement representation(Rendition rendition, boolean withColour)
      throws UnsupportedMediaException {
    RepresentationElement element = RepresentationMapper.map(rendition, minBufferTime);
    if (withColour) {
      ColourSignal.of(rendition)
          .ifPresent(
              signal -> signal.addTo(element.essentialProperties, element.supplementalProperties));
    }
    profile.address(rendition, presentationDuration, element);
    return element;
  }

  /** Returns the highest type of all renditions, or 0 when a segment begins without any. */
  private static int sapType(List<Rendition> renditions) {
    IntSummaryStatistics types =
        renditions.stream().mapToInt(Rendition::sapType).summaryStatistics();
    return types.getMin() == 0 ? 0 : types.getMax();
  }

  private static Optional<String> language(SwitchingSet set) {
    Optional<String> language = set.language().filter(tag -> !tag.isEmpty());
    language.ifPresent(
        tag -> {
          if (!LANGUAGE.matcher(tag).matches()) {
            throw new IllegalArgumentException(
                "language: expected a BCP 47 tag, found '" + tag + "'");
          }
        });
    return language;
  }

  private static void describeVideo(List<Rendition> renditions, AdaptationSetElement element) {
    List<VideoFormat> formats =
        renditions.stream().map(rendition -> (VideoFormat) rendition.format()).toList();
    element.maxWidth =
        formats.stream().mapToInt(VideoFormat::presentedWidthPixels).max().getAsInt();
    element.maxHeight =
        formats.stream().mapToInt(VideoFormat::presentedHeightPixels).max().getAsInt();

    List<Ratio> aspectRatios =
        formats.stream().map(AdaptationSetMapper::displayAspectRatio).distinct().toList();
    element.pictureAspectRatio = aspectRatios.size() == 1 ? aspectRatios.get(0).toString() : null;

    List<Ratio> frameRates =
        renditions.stream().flatMap(rendition -> rendition.frameRate().stream()).toList();
    if (frameRates.size() == renditions.size()) {
      element.maxFrameRate =
          frameRates.stream().max(BY_VALUE).map(RepresentationMapper::frameRate).orElse(null);
    }
  }

  private static Ratio displayAspectRatio(VideoFormat format) {
    Ratio pixel = format.presentedSampleAspectRatio();
    return new Ratio(
        Math.multiplyExact(pixel.numerator(), (long) format.presentedWidthPixels()),
        Math.multiplyExact(pixel.denominator(), (long) format.presentedHeightPixels()));
  }

  private static BigInteger crossProduct(Ratio numeratorOf, Ratio denominatorOf) {
    return BigInteger.valueOf(numeratorOf.numerator())
        .multiply(BigInteger.valueOf(denominatorOf.denominator()));
  }
}
