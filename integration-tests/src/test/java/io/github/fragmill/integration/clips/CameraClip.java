package io.github.fragmill.integration.clips;

import static io.github.fragmill.integration.clips.Recipe.H264;
import static io.github.fragmill.integration.clips.Recipe.H265;
import static io.github.fragmill.integration.clips.RemadeTrack.box;
import static io.github.fragmill.integration.clips.RemadeTrack.concat;
import static io.github.fragmill.integration.clips.RemadeTrack.ints;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Locale;
import java.util.function.UnaryOperator;

/** Video as cameras, editing programs and broadcasters write it, two or four seconds. */
public enum CameraClip {
  /** Two encodes with other parameter sets of the same ids, each with its sample description. */
  TWO_ENCODES {
    @Override
    RemadeTrack make() throws IOException, InterruptedException {
      return new RemadeTrack()
          .add(firstHalf(), UnaryOperator.identity(), AS_IT_IS)
          .add(second(), UnaryOperator.identity(), AS_IT_IS);
    }

    @Override
    RemadeTrack expect() throws IOException, InterruptedException {
      return new RemadeTrack()
          .add(firstHalf(), UnaryOperator.identity(), withSets(firstHalf()))
          .addToLast(second(), withSets(second()));
    }
  },
  /** The same of H.265. */
  TWO_ENCODES_H265 {
    @Override
    RemadeTrack make() throws IOException, InterruptedException {
      return new RemadeTrack()
          .add(firstH265(), UnaryOperator.identity(), AS_IT_IS)
          .add(secondH265(), UnaryOperator.identity(), AS_IT_IS);
    }

    @Override
    RemadeTrack expect() throws IOException, InterruptedException {
      return new RemadeTrack()
          .add(firstH265(), UnaryOperator.identity(), withSetsH265(firstH265()))
          .addToLast(secondH265(), withSetsH265(secondH265()));
    }
  },
  /** The parameter sets stand in the first sample, and nowhere else. */
  SETS_SENT_ONCE {
    @Override
    RemadeTrack make() throws IOException, InterruptedException {
      byte[] sets = sets(first());
      return one(
          first(),
          entry -> withConfiguration(entry, avcC -> concat(Arrays.copyOf(avcC, 5), EMPTY_SETS)),
          (sample, number, isSync) -> number == 0 ? concat(sets, sample) : sample);
    }
  },
  /** NAL units of length 0 between the others. */
  EMPTY_NAL_UNITS {
    @Override
    RemadeTrack make() throws IOException, InterruptedException {
      return one(
          first(),
          UnaryOperator.identity(),
          (sample, number, isSync) -> concat(ints(0), sample, ints(0, 0)));
    }
  },
  /** The sample entry does not say how large the video is. */
  NO_VIDEO_SIZE {
    @Override
    RemadeTrack make() throws IOException, InterruptedException {
      return one(first(), entry -> ByteBuffer.wrap(entry.clone()).putInt(32, 0).array(), AS_IT_IS);
    }
  },
  /** H.264 MVC: a second view of each picture after the first, its beginning known. */
  TWO_VIEWS {
    @Override
    RemadeTrack make() throws IOException, InterruptedException {
      byte[] prefix = concat(ints(4), new byte[] {0x6E, 0x40, 0x7F, 0x3C});
      byte[] header = {0x74, 0x40, 0x7F, 0x3C};
      return one(
          first(),
          entry -> plusBox(entry, box("mvcC", new byte[] {1, 118, 0, 10, (byte) 0xFF, 0, 0})),
          (sample, number, isSync) ->
              concat(prefix, sample, ints(header.length + VIEW.length), header, VIEW.clone()));
    }
  },
  /** MV-HEVC: a picture of layer 1 after each of layer 0, its beginning known. */
  TWO_LAYERS {
    @Override
    RemadeTrack make() throws IOException, InterruptedException {
      byte[] header = {0x02, 0x09};
      return one(
          firstH265(),
          entry -> plusBox(entry, box("lhvC", new byte[] {1, (byte) 0xF0, 0, (byte) 0xFC, 3, 0})),
          (sample, number, isSync) ->
              concat(sample, ints(header.length + VIEW.length), header, VIEW.clone()));
    }
  };

  /** What the second view of a picture begins with. */
  public static final String VIEW_BEGINNING = "A second view...";

  private static final byte[] VIEW =
      (VIEW_BEGINNING + " of the picture".repeat(9)).getBytes(StandardCharsets.US_ASCII);

  private static final byte[] EMPTY_SETS = {(byte) 0xE0, 0};
  private static final RemadeTrack.Change AS_IT_IS = (sample, number, isSync) -> sample;
  private static final int ENTRY_BYTES = 8 + 78;

  private static final String TEST_VIDEO = " -f lavfi -i testsrc2=size=320x180:rate=25:duration=2";
  private static final String OTHER_VIDEO =
      " -f lavfi -i mandelbrot=size=320x180:rate=25 -frames:v 50";

  /** Returns the clip's file, which is made at the first call; skips the test without ffmpeg. */
  public synchronized Path file() throws IOException, InterruptedException {
    return get("", make());
  }

  /** Returns a file with the samples that the clip's output is to hold. */
  public synchronized Path expected() throws IOException, InterruptedException {
    return get("-expected", expect());
  }

  private Path get(String suffix, RemadeTrack track) throws IOException, InterruptedException {
    Path file =
        first().resolveSibling("camera-" + name().toLowerCase(Locale.ROOT) + suffix + ".mp4");
    return Files.write(file, track.toBytes());
  }

  abstract RemadeTrack make() throws IOException, InterruptedException;

  /** The samples are packaged as they are, but where something else is said. */
  RemadeTrack expect() throws IOException, InterruptedException {
    return make();
  }

  private static RemadeTrack one(Path clip, UnaryOperator<byte[]> entry, RemadeTrack.Change change)
      throws IOException, InterruptedException {
    return new RemadeTrack().add(clip, entry, change);
  }

  private static Path first() throws IOException, InterruptedException {
    return clip("camera-first.mp4", Recipe.VIDEO + H264);
  }

  private static Path firstHalf() throws IOException, InterruptedException {
    return clip("camera-first-half.mp4", TEST_VIDEO + H264);
  }

  private static Path second() throws IOException, InterruptedException {
    return clip(
        "camera-second.mp4", OTHER_VIDEO + H264 + " -coder 0 -x264-params ref=2:b-pyramid=0");
  }

  private static Path firstH265() throws IOException, InterruptedException {
    return clip("camera-first-h265.mp4", TEST_VIDEO + H265);
  }

  private static Path secondH265() throws IOException, InterruptedException {
    return clip(
        "camera-second-h265.mp4", OTHER_VIDEO + " -pix_fmt yuv420p" + H265 + ":ctu=16:ref=2");
  }

  private static Path clip(String name, String arguments) throws IOException, InterruptedException {
    synchronized (CameraClip.class) {
      return ClipFiles.get(name, file -> OwnClip.ffmpeg(arguments, file));
    }
  }

  private static RemadeTrack.Change withSets(Path clip) throws IOException {
    byte[] sets = sets(clip);
    return (sample, number, isSync) -> isSync ? concat(sets, sample) : sample;
  }

  /** Returns the parameter sets of a clip, each after its length of four bytes. */
  private static byte[] sets(Path clip) throws IOException {
    ByteBuffer avcC = configuration(Files.readAllBytes(clip), "avcC").position(5);
    byte[] sets = {};
    for (int kind = 0; kind < 2; kind++) {
      for (int left = avcC.get() & 0x1F; left > 0; left--) {
        sets = concat(sets, next(avcC));
      }
    }
    return sets;
  }

  private static RemadeTrack.Change withSetsH265(Path clip) throws IOException {
    ByteBuffer hvcC = configuration(Files.readAllBytes(clip), "hvcC").position(22);
    byte[] found = {};
    for (int arrays = hvcC.get(); arrays > 0; arrays--) {
      int type = hvcC.get() & 0x3F;
      for (int left = hvcC.getShort(); left > 0; left--) {
        byte[] nalUnit = next(hvcC);
        found = type <= 34 ? concat(found, nalUnit) : found;
      }
    }
    byte[] sets = found;
    return (sample, number, isSync) -> isSync ? concat(sets, sample) : sample;
  }

  private static byte[] next(ByteBuffer record) {
    byte[] nalUnit = new byte[record.getShort()];
    record.get(nalUnit);
    return concat(ints(nalUnit.length), nalUnit);
  }

  /** Returns a decoder configuration of a file, wherever it is. */
  private static ByteBuffer configuration(byte[] file, String type) {
    int at = new String(file, StandardCharsets.ISO_8859_1).indexOf(type);
    int size = ByteBuffer.wrap(file).getInt(at - 4);
    return ByteBuffer.wrap(Arrays.copyOfRange(file, at + 4, at - 4 + size));
  }

  private static byte[] withConfiguration(byte[] entry, UnaryOperator<byte[]> change) {
    byte[] avcC = configuration(entry, "avcC").array();
    byte[] rest = Arrays.copyOfRange(entry, ENTRY_BYTES + 8 + avcC.length, entry.length);
    byte[] content =
        concat(Arrays.copyOfRange(entry, 8, ENTRY_BYTES), box("avcC", change.apply(avcC)), rest);
    return box("avc3", content);
  }

  private static byte[] plusBox(byte[] entry, byte[] more) {
    byte[] changed = concat(entry, more);
    ByteBuffer.wrap(changed).putInt(changed.length);
    return changed;
  }
}
