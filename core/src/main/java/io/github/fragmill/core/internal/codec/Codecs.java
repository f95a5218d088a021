package io.github.fragmill.core.internal.codec;

import io.github.fragmill.core.error.FragmillException;
import io.github.fragmill.core.internal.codec.aac.AacCodec;
import io.github.fragmill.core.internal.codec.ac3.Ac3Codec;
import io.github.fragmill.core.internal.codec.ac3.EnhancedAc3Codec;
import io.github.fragmill.core.internal.codec.ac4.Ac4Codec;
import io.github.fragmill.core.internal.codec.alac.AlacCodec;
import io.github.fragmill.core.internal.codec.av1.Av1Codec;
import io.github.fragmill.core.internal.codec.avc.AvcCodec;
import io.github.fragmill.core.internal.codec.flac.FlacCodec;
import io.github.fragmill.core.internal.codec.hevc.HevcCodec;
import io.github.fragmill.core.internal.codec.mp3.Mp3Codec;
import io.github.fragmill.core.internal.codec.opus.OpusCodec;
import io.github.fragmill.core.internal.codec.port.AudioCodec;
import io.github.fragmill.core.internal.codec.port.EntryBoxes;
import io.github.fragmill.core.internal.codec.port.SilentFrame;
import io.github.fragmill.core.internal.codec.port.TextCodec;
import io.github.fragmill.core.internal.codec.port.VideoCodec;
import io.github.fragmill.core.internal.codec.text.StppCodec;
import io.github.fragmill.core.internal.codec.text.Tx3gCodec;
import io.github.fragmill.core.internal.codec.text.WvttCodec;
import io.github.fragmill.core.internal.codec.vp9.Vp9Codec;
import io.github.fragmill.core.media.AudioFormat;
import io.github.fragmill.core.media.ProtectableRangeFinder;
import io.github.fragmill.core.media.SampleEntry;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Optional;
import java.util.function.Supplier;

/** The codecs that are packaged. A new codec is a new file plus one line here. */
public final class Codecs {

  private static final List<VideoCodec> VIDEO =
      List.of(new AvcCodec(), new HevcCodec(), new Av1Codec(), new Vp9Codec());

  private static final List<AudioCodec> AUDIO =
      List.of(
          new AacCodec(),
          new Ac3Codec(),
          new Ac4Codec(),
          new AlacCodec(),
          new EnhancedAc3Codec(),
          new FlacCodec(),
          new Mp3Codec(),
          new OpusCodec());

  private static final List<TextCodec> TEXT =
      List.of(new StppCodec(), new Tx3gCodec(), new WvttCodec());

  private Codecs() {}

  /** Returns the text codec of a sample entry type, or empty when none is known. */
  public static Optional<TextCodec> text(String sampleEntryType) {
    return TEXT.stream()
        .filter(codec -> codec.sampleEntryType().equals(sampleEntryType))
        .findFirst();
  }

  /** Returns the video codec of a sample entry type, or empty when none is known. */
  public static Optional<VideoCodec> video(String sampleEntryType) {
    return VIDEO.stream()
        .filter(codec -> codec.sampleEntryTypes().contains(sampleEntryType))
        .findFirst();
  }

  /** Returns the audio codec of a sample entry type, or empty when none is known. */
  public static Optional<AudioCodec> audio(String sampleEntryType) {
    return AUDIO.stream()
        .filter(codec -> codec.sampleEntryType().equals(sampleEntryType))
        .findFirst();
  }

  /** Returns a sample of silence in a format, or empty when none is known. */
  public static Optional<SilentFrame> silence(AudioFormat format) throws FragmillException {
    Optional<AudioCodec> codec = audio(format.sampleEntry().type());
    return codec.isPresent() ? codec.get().silence(format) : Optional.empty();
  }

  /**
   * Returns what makes a new finder for each segment of a track, or empty when samples of such a
   * track are protected whole.
   *
   * @param entry the sample entry as it goes to the output, of a codec that is packaged
   * @throws FragmillException when the entry is of no such codec, or contradicts itself
   * @throws NoSuchElementException when it has no configuration
   */
  public static Optional<Supplier<ProtectableRangeFinder>> rangeFinders(SampleEntry entry)
      throws FragmillException {
    Optional<VideoCodec> video = video(entry.type());
    if (video.isPresent()) {
      String box = video.get().configurationBoxType();
      String path = entry.type() + "/" + box;
      return Optional.of(video.get().rangeFinders(EntryBoxes.ofVideo(entry, box), path));
    }
    return audio(entry.type()).flatMap(AudioCodec::rangeFinders);
  }
}
