package io.github.fragmill.core;

import static io.github.fragmill.core.testing.TestBoxes.ascii;
import static io.github.fragmill.core.testing.TestBoxes.box;
import static io.github.fragmill.core.testing.TestBoxes.bytes;
import static io.github.fragmill.core.testing.TestBoxes.concat;
import static io.github.fragmill.core.testing.TestBoxes.content;
import static io.github.fragmill.core.testing.TestBoxes.find;
import static io.github.fragmill.core.testing.TestBoxes.fullBox;
import static io.github.fragmill.core.testing.TestBoxes.ints;
import static io.github.fragmill.core.testing.TestBoxes.replace;
import static io.github.fragmill.core.testing.TestBoxes.table;
import static io.github.fragmill.core.testing.TestBoxes.zeros;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.github.fragmill.core.control.Note;
import io.github.fragmill.core.error.FragmillException;
import io.github.fragmill.core.error.UnsupportedMediaException;
import io.github.fragmill.core.media.TrackSelector;
import io.github.fragmill.core.output.Output;
import io.github.fragmill.core.presentation.Layout;
import io.github.fragmill.core.source.Source;
import io.github.fragmill.core.testing.FakeManifest;
import io.github.fragmill.core.testing.TestClips;
import io.github.fragmill.core.testing.TestMovies;
import java.nio.ByteBuffer;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Tracks that cannot be packaged, beside one that can. */
class SkippedTrackTest {

  private static final byte[] CLIP = TestClips.bytes(TestClips.MOOV_LAST);
  private static final byte[] SOUND_ENTRY = find(CLIP, TestMovies.AUDIO_STBL + "/stsd/mp4a");

  /** Tables that lie about everything. */
  private static final byte[] LIES =
      concat(
          table("stts", 1, 0xFFFF_FFFFL, 0xFFFF_FFFFL),
          table("stsc", 1, 7, 0xFFFF_FFFFL, 9),
          fullBox("stsz", 0, 0, ints(0x8000_0000L, 0xFFFF_FFFFL)),
          fullBox("stco", 0, 0, ints(0xFFFF_FFFFL)));

  /** Of sound that would be packaged in another form. */
  private static final Set<String> FORMS =
      Set.of("a second description", "a scheme", "a version", "a rate", "edits");

  /** A track that cannot be packaged. */
  private static final class Stray {

    private final String what;
    private final byte[] trak;
    private final String reason;

    Stray(String what, byte[] trak, String reason) {
      this.what = what;
      this.trak = trak;
      this.reason = reason;
    }

    @Override
    public String toString() {
      return what;
    }

    /** Tells whether its codec would be packaged. */
    boolean isLoss() {
      return FORMS.contains(what);
    }

    /** Returns the clip with this beside its pictures and its sound. */
    byte[] besideAll() {
      byte[] third = replace(trak, "trak/tkhd", SkippedTrackTest::asThird);
      return replace(CLIP, "moov/trak[2]", old -> concat(old, third));
    }

    /** Returns the clip with this in the place of its sound. */
    byte[] besidePictures() {
      return replace(CLIP, "moov/trak[2]", old -> trak);
    }

    /** Returns the clip with nothing but this. */
    byte[] alone() {
      return replace(besidePictures(), "moov/trak", old -> new byte[0]);
    }
  }

  static Stream<Stray> strays() {
    byte[] second = stsd(SOUND_ENTRY, otherSound());
    byte[] twice = find(sound(), "trak/mdia/minf/stbl/stsc");
    twice[twice.length - 1] = 2; // the description of the last chunks
    String codec = "(%s) skipped: this codec is not packaged";
    return Stream.of(
        of("PCM", "soun", box("sowt", zeros(28)), codec.formatted("soun, sowt")),
        of("JPEG", "vide", box("jpeg", zeros(78)), codec.formatted("vide, jpeg")),
        of("text", "text", box("text", zeros(38)), codec.formatted("text, text")),
        of("no codec", "soun", box("\n\u001b[m", zeros(28)), "(soun, \\x0a\\x1b[m) skipped"),
        of("timed metadata", "meta", box("mett", zeros(9)), "(meta, none) skipped: neither video"),
        of("hint", "hint", box("rtp ", zeros(24)), "(hint, none) skipped: neither video"),
        of("time code", "tmcd", box("tmcd", zeros(26)), "(tmcd, none) skipped: neither video"),
        new Stray("no mdia", without("mdia"), "(none, none) skipped: it has no media (mdia)"),
        new Stray("no hdlr", without("mdia/hdlr"), "(none, none) skipped: it does not say what"),
        new Stray("no minf", without("mdia/minf"), "it has no sample description (stsd)"),
        new Stray("no stbl", without("mdia/minf/stbl"), "it has no sample description (stsd)"),
        new Stray("no stsd", without("mdia/minf/stbl/stsd"), "has no sample description (stsd)"),
        new Stray("empty stsd", with("stsd", stsd()), "its sample description (stsd) is empty"),
        new Stray("no tables", trak(stsd(SOUND_ENTRY)), "(soun, mp4a) skipped: it has no samples"),
        new Stray("no samples", trak(empty()), "(soun, mp4a) skipped: it has no samples"),
        new Stray(
            "a second description",
            inTable(with("stsd", second), "stsc", twice),
            "sample descriptions that differ in more than parameter sets: mp4a ("),
        of("a scheme", "soun", encrypted("mp4a", "xyz\n", 0), "Common Encryption: xyz\\x0a"),
        of("a version", "soun", encrypted("mp4a", "cenc", 2), "tenc: version 2"),
        of("a format", "soun", encrypted("ec\0x", "cenc", 9), "(soun, ec\\x00x) skipped: this"),
        new Stray(
            "a sound version",
            with("stsd", stsd(soundVersion9())),
            "QuickTime audio entry of version 9"),
        new Stray("a rate", withEdits(1, 4200, 0, 0x2_0000), "an edit with media rate 2.0"),
        new Stray("edits", withEdits(2, 1, 4096, 1 << 16, 1, 0, 1 << 16), "several pieces"));
  }

  /** With tables and a header that nobody needs to believe. */
  private static Stray of(String what, String handler, byte[] entry, String reason) {
    byte[] trak = trak(concat(stsd(entry), LIES));
    byte[] hdlr = fullBox("hdlr", 0, 0, ints(0), ascii(handler), zeros(13));
    byte[] mdhd = fullBox("mdhd", 9, 0);
    byte[] damaged = replace(trak, "trak/mdia/mdhd", old -> concat(mdhd, mdhd));
    return new Stray(what, replace(damaged, "trak/mdia/hdlr", old -> hdlr), reason);
  }

  private static byte[] stsd(byte[]... entries) {
    return fullBox("stsd", 0, 0, ints(entries.length), concat(entries));
  }

  private static byte[] empty() {
    return concat(
        stsd(SOUND_ENTRY),
        table("stts", 0),
        table("stsc", 0),
        fullBox("stsz", 0, 0, ints(0, 0)),
        table("stco", 0));
  }

  /** Returns the sound's track with other sample tables. */
  private static byte[] trak(byte[] tables) {
    return replace(sound(), "trak/mdia/minf/stbl", old -> box("stbl", tables));
  }

  private static byte[] with(String table, byte[] box) {
    return inTable(sound(), table, box);
  }

  private static byte[] inTable(byte[] trak, String table, byte[] box) {
    return replace(trak, "trak/mdia/minf/stbl/" + table, old -> box);
  }

  private static byte[] without(String path) {
    return replace(sound(), "trak/" + path, old -> new byte[0]);
  }

  /** Returns a track header of version 0 with another ID. */
  private static byte[] asThird(byte[] tkhd) {
    return ByteBuffer.wrap(tkhd.clone()).putInt(20, 3).array();
  }

  private static byte[] withEdits(int count, long... fields) {
    byte[] elst = fullBox("elst", 0, 0, ints(count), ints(fields));
    return replace(sound(), "trak/edts/elst", old -> elst);
  }

  private static byte[] sound() {
    return find(CLIP, "moov/trak[2]");
  }

  private static byte[] otherSound() {
    byte[] entry = SOUND_ENTRY.clone();
    entry[8 + 17] = 6; // channelcount
    return entry;
  }

  private static byte[] soundVersion9() {
    byte[] entry = SOUND_ENTRY.clone();
    entry[8 + 9] = 9;
    return entry;
  }

  private static byte[] encrypted(String originalType, String scheme, int version) {
    byte[] tenc = fullBox("tenc", version, 0, bytes(0, 0, 1, 8), zeros(16));
    byte[] sinf =
        box(
            "sinf",
            box("frma", ascii(originalType)),
            fullBox("schm", 0, 0, ascii(scheme), ints(0x1_0000)),
            box("schi", tenc));
    return box("enca", content(SOUND_ENTRY), sinf);
  }

  private static Packager packager(byte[] file) {
    return Packager.of(Source.bytes("test.mp4", file))
        .manifest(new FakeManifest(Layout.SINGLE_FILE));
  }

  private static Map<String, byte[]> packaged(byte[] file) throws FragmillException {
    Output.Memory output = Output.memory();
    packager(file).packageTo(output);
    return output.files();
  }

  @ParameterizedTest
  @MethodSource("strays")
  void packageTo_besideGoodTracks_packagesThemAsIfTheyWereAlone(Stray stray)
      throws FragmillException {
    assertSame(packaged(stray.besideAll()), packaged(CLIP));
    assertThat(packager(stray.besideAll()).plan().notes())
        .extracting(Note::text)
        .singleElement()
        .asString()
        .startsWith("test.mp4: track 3 (")
        .contains(stray.reason)
        .doesNotContain("\n", "\u001b");
  }

  @ParameterizedTest
  @MethodSource("strays")
  void packageTo_insteadOfSound_packagesPicturesOrTellsWhatWouldBeLost(Stray stray)
      throws FragmillException {
    Map<String, byte[]> pictures = packaged(TestMovies.without("moov/trak[2]"));
    if (stray.isLoss()) {
      assertThatExceptionOfType(UnsupportedMediaException.class)
          .isThrownBy(() -> packaged(stray.besidePictures()))
          .withMessageStartingWith("test.mp4: nothing would be left of its audio: track 2 (soun, ")
          .withMessageContaining(stray.reason);
      Output.Memory output = Output.memory();
      packager(stray.besidePictures()).tracks(TrackSelector.video()).packageTo(output);
      assertSame(output.files(), pictures);
    } else {
      assertSame(packaged(stray.besidePictures()), pictures);
    }
  }

  private static void assertSame(Map<String, byte[]> found, Map<String, byte[]> expected) {
    assertThat(found.keySet()).isEqualTo(expected.keySet());
    found.forEach((name, bytes) -> assertThat(bytes).as(name).isEqualTo(expected.get(name)));
  }

  @ParameterizedTest
  @MethodSource("strays")
  void plan_nothingElse_isRefusedWithSourceTrackAndReason(Stray stray) {
    assertThatExceptionOfType(UnsupportedMediaException.class)
        .isThrownBy(() -> packager(stray.alone()).plan())
        .withMessageStartingWith("test.mp4: no track that can be packaged: track 2 (")
        .withMessageContaining(stray.reason);
  }

  @ParameterizedTest
  @MethodSource("strays")
  void plan_nothingElseOfTheKindAskedFor_isRefusedWithSourceTrackAndReason(Stray stray) {
    Source source = Source.bytes("test.mp4", stray.besidePictures());
    Packager packager =
        Packager.create().audio(source).manifest(new FakeManifest(Layout.SINGLE_FILE));
    assertThatExceptionOfType(UnsupportedMediaException.class)
        .isThrownBy(packager::plan)
        .withMessageStartingWith("test.mp4: nothing of the kind that was asked for among [avc1")
        .withMessageContaining("; track 2 (")
        .withMessageContaining(stray.reason);
  }

  @Test
  void plan_nothingElseThatTracksChooses_isRefusedWithSourceTrackAndReason() {
    Stray pcm = strays().findFirst().orElseThrow();
    Packager packager = packager(pcm.besidePictures()).tracks(TrackSelector.audio());
    assertThatExceptionOfType(UnsupportedMediaException.class)
        .isThrownBy(packager::plan)
        .withMessageStartingWith("no track was chosen by tracks(...): ")
        .withMessageContaining("test.mp4: track 2 (soun, sowt) skipped: ")
        .withMessageContaining("test.mp4: track 1 left out by tracks(...)");
  }
}
