package io.github.fragmill.dash;

import io.github.fragmill.core.error.UnsupportedMediaException;
import io.github.fragmill.core.media.AudioFormat;
import io.github.fragmill.core.media.Ratio;
import io.github.fragmill.core.media.ScanType;
import io.github.fragmill.core.media.VideoFormat;
import io.github.fragmill.core.presentation.Rendition;
import io.github.fragmill.dash.internal.xml.RepresentationElement;
import java.math.BigInteger;
import java.time.Duration;

/** A rendition as a Representation element (ISO/IEC 23009-1:2022, 5.3.5 and 5.3.7). */
final class RepresentationMapper {

  private static final String INTERLACED = "interlaced";
  private static final BigInteger MAX_UNSIGNED_INT = BigInteger.valueOf(0xFFFF_FFFFL);

  private RepresentationMapper() {}

  static RepresentationElement map(Rendition rendition, Duration minBufferTime)
      throws UnsupportedMediaException {
    RepresentationElement element =
        new RepresentationElement(rendition.id(), bandwidth(rendition, minBufferTime));
    element.codecs = rendition.format().codecs();
    element.mimeType = rendition.format().type().mp4MimeType();
    if (rendition.format() instanceof VideoFormat video) {
      element.width = video.presentedWidthPixels();
      element.height = video.presentedHeightPixels();
      video.supplementalCodecs().ifPresent(it -> describeSupplement(it, element));
      element.sampleAspectRatio = video.presentedSampleAspectRatio().toString();
      element.scanType = video.scanType() == ScanType.PROGRESSIVE ? null : INTERLACED;
      element.frameRate = rendition.frameRate().map(RepresentationMapper::frameRate).orElse(null);
    } else if (rendition.format() instanceof AudioFormat audio) {
      element.audioSamplingRate = audio.samplingRateHertz();
      element.audioChannelConfiguration = AudioDescriptors.channels(audio);
      element.supplementalProperties.addAll(AudioDescriptors.supplementalProperties(audio));
    }
    return element;
  }

  /** Of {@code dvh1.08.07/db4h}, the first part is a codec, the second a brand: SCTE 214-1. */
  private static void describeSupplement(String supplement, RepresentationElement element) {
    String[] codecAndBrand = supplement.split("/", 2);
    element.supplementalCodecs = codecAndBrand[0];
    element.supplementalProfiles = codecAndBrand.length > 1 ? codecAndBrand[1] : null;
  }

  /** Returns {@code 24} or {@code 30000/1001}. */
  static String frameRate(Ratio framesPerSecond) {
    return framesPerSecond.denominator() == 1
        ? Long.toString(framesPerSecond.numerator())
        : framesPerSecond.numerator() + "/" + framesPerSecond.denominator();
  }

  private static long bandwidth(Rendition rendition, Duration minBufferTime)
      throws UnsupportedMediaException {
    BigInteger bitsPerSecond =
        LeakyBucket.bitsPerSecond(rendition.segments(), rendition.timeScale(), minBufferTime);
    if (bitsPerSecond.compareTo(MAX_UNSIGNED_INT) > 0) {
      throw new UnsupportedMediaException(
          "rendition "
              + rendition.id()
              + " needs "
              + bitsPerSecond
              + " bit/s, more than the "
              + MAX_UNSIGNED_INT
              + " that @bandwidth can hold; a longer minBufferTime lowers it");
    }
    return bitsPerSecond.longValueExact();
  }
}
