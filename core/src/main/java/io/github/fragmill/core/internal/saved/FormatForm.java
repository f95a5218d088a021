package io.github.fragmill.core.internal.saved;

import io.github.fragmill.core.error.FragmillException;
import io.github.fragmill.core.internal.codec.Codecs;
import io.github.fragmill.core.internal.packing.PackedReader;
import io.github.fragmill.core.internal.packing.PackedWriter;
import io.github.fragmill.core.media.AudioFormat;
import io.github.fragmill.core.media.Colour;
import io.github.fragmill.core.media.DisplayMatrix;
import io.github.fragmill.core.media.ImmersiveAudio;
import io.github.fragmill.core.media.ProtectableRangeFinder;
import io.github.fragmill.core.media.Ratio;
import io.github.fragmill.core.media.SampleEntry;
import io.github.fragmill.core.media.ScanType;
import io.github.fragmill.core.media.SpeakerMask;
import io.github.fragmill.core.media.TextFormat;
import io.github.fragmill.core.media.TrackFormat;
import io.github.fragmill.core.media.TrackType;
import io.github.fragmill.core.media.VideoFormat;
import java.time.Duration;
import java.util.NoSuchElementException;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * What the samples of a track are, as bytes. What finds the ranges that may be encrypted is made
 * anew of the sample entry, which holds all that it needs.
 */
final class FormatForm {

  private FormatForm() {}

  static void write(PackedWriter into, TrackFormat format) {
    into.name(format.type());
    into.text(format.codecs());
    into.block(format.sampleEntry().toBytes());
    if (format instanceof VideoFormat video) {
      writeVideo(into, video);
    } else if (format instanceof AudioFormat audio) {
      writeAudio(into, audio);
    }
  }

  static TrackFormat read(PackedReader from) {
    TrackType type = from.name(TrackType.class);
    String codecs = from.text();
    SampleEntry entry = new SampleEntry(from.block());
    return switch (type) {
      case VIDEO -> readVideo(from, codecs, entry);
      case AUDIO -> readAudio(from, codecs, entry);
      case TEXT -> TextFormat.of(codecs, entry);
    };
  }

  private static Optional<Supplier<ProtectableRangeFinder>> rangeFinders(SampleEntry entry) {
    try {
      return Codecs.rangeFinders(entry);
    } catch (FragmillException | NoSuchElementException e) {
      throw new IllegalArgumentException("sample entry: " + e.getMessage(), e);
    }
  }

  private static void writeVideo(PackedWriter into, VideoFormat video) {
    into.optional(video.supplementalCodecs(), PackedWriter::text);
    into.count(video.widthPixels());
    into.count(video.heightPixels());
    writeRatio(into, video.sampleAspectRatio());
    into.optional(video.colour(), FormatForm::writeColour);
    DisplayMatrix matrix = video.displayMatrix();
    for (int value :
        new int[] {
          matrix.a(),
          matrix.b(),
          matrix.u(),
          matrix.c(),
          matrix.d(),
          matrix.v(),
          matrix.x(),
          matrix.y(),
          matrix.w()
        }) {
      into.number(value);
    }
    into.name(video.scanType());
    into.list(video.captions(), AttributesForm::writeService);
  }

  private static VideoFormat readVideo(PackedReader from, String codecs, SampleEntry entry) {
    Supplier<ProtectableRangeFinder> finders =
        rangeFinders(entry)
            .orElseThrow(
                () -> new IllegalArgumentException("expected video, found " + entry.type()));
    return VideoFormat.builder(codecs, entry, finders)
        .supplementalCodecs(from.optional(PackedReader::text))
        .sizePixels(from.count(Integer.MAX_VALUE), from.count(Integer.MAX_VALUE))
        .sampleAspectRatio(readRatio(from))
        .colour(from.optional(FormatForm::readColour))
        .displayMatrix(
            new DisplayMatrix(
                from.number32(),
                from.number32(),
                from.number32(),
                from.number32(),
                from.number32(),
                from.number32(),
                from.number32(),
                from.number32(),
                from.number32()))
        .scanType(from.name(ScanType.class))
        .captions(from.list(AttributesForm::readService))
        .build();
  }

  private static void writeRatio(PackedWriter into, Ratio ratio) {
    into.count(ratio.numerator());
    into.count(ratio.denominator());
  }

  private static Ratio readRatio(PackedReader from) {
    return new Ratio(from.count(), from.count());
  }

  private static void writeColour(PackedWriter into, Colour colour) {
    into.count(colour.primaries());
    into.count(colour.transfer());
    into.count(colour.matrix());
    into.flag(colour.isFullRange());
  }

  private static Colour readColour(PackedReader from) {
    return new Colour(from.count(0xFF), from.count(0xFF), from.count(0xFF), from.flag());
  }

  private static void writeAudio(PackedWriter into, AudioFormat audio) {
    into.count(audio.samplingRateHertz());
    into.count(audio.channelConfiguration());
    into.count(audio.channelCount());
    into.optional(
        audio.speakers(),
        (writer, mask) -> {
          writer.name(mask.vocabulary());
          writer.count(mask.bits());
        });
    into.optional(audio.immersive(), FormatForm::writeImmersive);
    into.count(audio.preRoll().toNanos());
  }

  private static AudioFormat readAudio(PackedReader from, String codecs, SampleEntry entry) {
    AudioFormat.Builder audio =
        AudioFormat.builder(codecs, entry)
            .samplingRateHertz(from.count(Integer.MAX_VALUE))
            .channelConfiguration(from.count(Integer.MAX_VALUE))
            .channelCount(from.count(Integer.MAX_VALUE))
            .speakers(
                from.optional(
                    it ->
                        new SpeakerMask(
                            it.name(SpeakerMask.Vocabulary.class), it.count(Integer.MAX_VALUE))))
            .immersive(from.optional(FormatForm::readImmersive))
            .preRoll(Duration.ofNanos(from.count()));
    rangeFinders(entry).ifPresent(audio::rangeFinders);
    return audio.build();
  }

  /** Writes the complexity of joint objects, 0 for virtualized stereo. */
  private static void writeImmersive(PackedWriter into, ImmersiveAudio immersive) {
    if (immersive instanceof ImmersiveAudio.JointObjects objects) {
      into.count(objects.complexityIndex());
    } else if (immersive instanceof ImmersiveAudio.VirtualizedStereo) {
      into.count(0);
    } else {
      throw new IllegalStateException("immersive audio that cannot be saved: " + immersive);
    }
  }

  private static ImmersiveAudio readImmersive(PackedReader from) {
    int complexity = from.count(Integer.MAX_VALUE);
    return complexity == 0
        ? new ImmersiveAudio.VirtualizedStereo()
        : new ImmersiveAudio.JointObjects(complexity);
  }
}
