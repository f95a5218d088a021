package io.github.fragmill.core.internal.isobmff.read;

import static io.github.fragmill.core.testing.TestBoxes.ascii;
import static io.github.fragmill.core.testing.TestBoxes.box;
import static io.github.fragmill.core.testing.TestBoxes.concat;
import static io.github.fragmill.core.testing.TestBoxes.ints;
import static io.github.fragmill.core.testing.TestBoxes.largeBox;
import static io.github.fragmill.core.testing.TestBoxes.longs;
import static io.github.fragmill.core.testing.TestBoxes.zeros;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.github.fragmill.core.error.FragmillException;
import io.github.fragmill.core.error.LimitExceededException;
import io.github.fragmill.core.error.MalformedMediaException;
import io.github.fragmill.core.media.Limits;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class BoxScannerTest {

  private static List<BoxLocation> children(byte[]... parts) throws FragmillException {
    BoxReading reading = new BoxReading(concat(parts));
    return reading.scanner().children(reading.file());
  }

  private static MalformedMediaException refusal(byte[]... parts) {
    return catchThrowableOfType(MalformedMediaException.class, () -> children(parts));
  }

  @Test
  void children_smallBoxes_areLocated() throws FragmillException {
    List<BoxLocation> boxes = children(box("free", zeros(3)), box("mdat"));
    assertThat(boxes)
        .containsExactly(
            new BoxLocation("free", "file/free", 0, 8, 11),
            new BoxLocation("mdat", "file/mdat", 11, 19, 19));
    assertThat(boxes.get(0).contentBytes()).isEqualTo(3);
  }

  @Test
  void children_sameTypeAgain_isNumberedInThePath() throws FragmillException {
    assertThat(children(box("trak"), box("free"), box("trak"), box("trak")))
        .extracting(BoxLocation::path)
        .containsExactly("file/trak", "file/free", "file/trak[2]", "file/trak[3]");
  }

  @Test
  void children_largeSize_contentBeginsAfterIt() throws FragmillException {
    assertThat(children(largeBox("mdat", zeros(5)), box("free")))
        .containsExactly(
            new BoxLocation("mdat", "file/mdat", 0, 16, 21),
            new BoxLocation("free", "file/free", 21, 29, 29));
  }

  @Test
  void children_sizeZero_isRefused() {
    assertThatExceptionOfType(MalformedMediaException.class)
        .isThrownBy(() -> children(box("free"), ints(0), ascii("mdat"), zeros(100)))
        .satisfies(e -> assertThat(e.boxPath()).isEqualTo("file/mdat"))
        .withMessageContaining("found 0");
  }

  @Test
  void children_fourZeroBytesAtTheEnd_endTheContainer() throws FragmillException {
    assertThat(children(box("free"), zeros(4))).hasSize(1);
    assertThat(children(zeros(4))).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 3, 5, 6, 7})
  void children_bytesTooFewForABox_areRefused(int count) {
    assertThat(refusal(box("free"), zeros(count)))
        .hasMessage("file/? at byte 8: expected a box, found " + count + " bytes");
  }

  @Test
  void children_fourOtherBytesAtTheEnd_areRefused() {
    assertThat(refusal(ints(1))).hasMessageContaining("found 4 bytes");
  }

  @ParameterizedTest
  @ValueSource(longs = {2, 7, 13, 0x7FFF_FFFFL, 0xFFFF_FFFFL})
  void children_sizeThatLies_isRefused(long size) {
    assertThat(refusal(ints(size), ascii("moov"), zeros(4)))
        .hasMessage("file/moov at byte 0: expected a size of 8 to 12, found " + size);
  }

  @ParameterizedTest
  @ValueSource(longs = {0, 15, 21, Long.MAX_VALUE, Long.MIN_VALUE, -1})
  void children_largeSizeThatLies_isRefused(long size) {
    assertThat(refusal(ints(1), ascii("moov"), longs(size), zeros(4)))
        .hasMessageContaining("expected a size of 16 to 20")
        .hasMessageEndingWith("found " + Long.toUnsignedString(size));
  }

  @Test
  void children_largeSizeTruncated_isRefused() {
    assertThat(refusal(ints(1), ascii("moov"), zeros(7)))
        .hasMessage("file/moov at byte 0: no room for its 64-bit size");
  }

  @Test
  void children_childLargerThanItsParent_isRefused() throws FragmillException {
    BoxReading reading = new BoxReading(concat(box("moov", ints(9), ascii("trak")), zeros(100)));
    BoxLocation moov = new BoxLocation("moov", "moov", 0, 8, 16);
    assertThatExceptionOfType(MalformedMediaException.class)
        .isThrownBy(() -> reading.scanner().children(moov))
        .satisfies(e -> assertThat(e.boxPath()).isEqualTo("moov/trak"))
        .satisfies(e -> assertThat(e.offsetBytes()).isEqualTo(8));
  }

  @Test
  void children_controlCharactersInTheType_doNotReachTheMessage() {
    assertThat(refusal(ints(99), ascii("\n\0\u001b\u00e9")))
        .hasMessageStartingWith("file/\\x0a\\x00\\x1b\\xe9 at byte 0: ");
    assertThat(refusal(ints(99), ascii("a/b\u007f"))).hasMessageStartingWith("file/a\\x2fb\\x7f ");
  }

  @Test
  void children_moreThanMaxBoxes_isRefused() throws FragmillException {
    byte[] file = concat(box("free"), box("free"), box("free"));
    BoxReading enough = new BoxReading(file, limits(/* maxBoxes= */ 3, /* maxDepth= */ 16));
    assertThat(enough.scanner().children(enough.file())).hasSize(3);
    BoxReading tooFew = new BoxReading(file, limits(/* maxBoxes= */ 2, /* maxDepth= */ 16));
    assertThatExceptionOfType(LimitExceededException.class)
        .isThrownBy(() -> tooFew.scanner().children(tooFew.file()))
        .withMessageContaining("maxBoxes = 2");
  }

  @Test
  void children_deeperThanMaxDepth_isRefused() throws FragmillException {
    byte[] nested = box("aaaa", box("bbbb", box("cccc")));
    BoxReading reading = new BoxReading(nested, limits(/* maxBoxes= */ 99, /* maxDepth= */ 3));
    BoxLocation second = reading.children().get(0);
    assertThatExceptionOfType(LimitExceededException.class)
        .isThrownBy(() -> reading.scanner().children(second))
        .withMessageContaining("file/aaaa/bbbb")
        .withMessageContaining("maxDepth = 3");
  }

  private static Limits limits(int maxBoxes, int maxDepth) {
    return Limits.DEFAULT.withMaxBoxes(maxBoxes).withMaxDepth(maxDepth).withMaxBoxBytes(10);
  }

  /** The paths of the boxes that are shown; what stopped the walk comes last. */
  private static List<String> topLevel(byte[]... parts) throws FragmillException {
    List<String> shown = new ArrayList<>();
    Optional<MalformedMediaException> failure =
        new BoxReading(concat(parts)).scanner().topLevel(box -> shown.add(box.path()));
    failure.ifPresent(it -> shown.add(it.getMessage()));
    return shown;
  }

  @Test
  void topLevel_boxes_areShownInOrder() throws FragmillException {
    assertThat(topLevel(box("ftyp"), box("moof"), largeBox("mdat", zeros(9)), box("moof")))
        .containsExactly("ftyp", "moof", "mdat", "moof[2]");
    assertThat(topLevel()).isEmpty();
  }

  @Test
  void topLevel_boxThatRunsPastTheEnd_stopsTheWalk() throws FragmillException {
    assertThat(topLevel(box("moov"), ints(1000), ascii("mdat"), zeros(10)))
        .containsExactly("moov", "mdat at byte 8: expected a size of 8 to 18, found 1000");
  }

  @Test
  void topLevel_bytesLeftAtTheEnd_areTold() throws FragmillException {
    assertThat(topLevel(box("moov"), zeros(5)))
        .containsExactly("moov", "? at byte 8: expected a box, found 5 bytes");
  }

  /** What a visitor throws is its own failure, not the end of the walk. */
  @Test
  void topLevel_visitorThatFails_failsTheWalk() throws FragmillException {
    BoxReading reading = new BoxReading(box("moov"));
    assertThatExceptionOfType(MalformedMediaException.class)
        .isThrownBy(
            () ->
                reading
                    .scanner()
                    .topLevel(
                        box -> {
                          throw box.malformed("odd");
                        }))
        .withMessageContaining("odd");
  }

  @Test
  void content_headerBox_isRead() throws FragmillException {
    BoxReading reading = new BoxReading(box("hdlr", ascii("content")));
    assertThat(reading.scanner().content(reading.first())).isEqualTo(ascii("content"));
  }

  @Test
  void content_largerThanMaxBoxBytes_isRefused() throws FragmillException {
    BoxReading reading = new BoxReading(box("hdlr", zeros(11)), limits(99, 16));
    assertThatExceptionOfType(LimitExceededException.class)
        .isThrownBy(() -> reading.scanner().content(reading.first()))
        .withMessageContaining("hdlr")
        .withMessageContaining("maxBoxBytes = 10");
  }

  @Test
  void only_noneOneOrTwo_isEmptyFoundOrRefused() throws FragmillException {
    List<BoxLocation> one = children(box("tkhd"), box("mdia"));
    assertThat(BoxScanner.only(one, "edts")).isEmpty();
    assertThat(BoxScanner.only(one, "mdia")).contains(one.get(1));
    List<BoxLocation> two = children(box("mdia"), box("mdia"));
    assertThatExceptionOfType(MalformedMediaException.class)
        .isThrownBy(() -> BoxScanner.only(two, "mdia"))
        .withMessage("file/mdia[2] at byte 8: expected one mdia box, found a second");
  }

  @Test
  void required_none_isRefusedWithTheParent() throws FragmillException {
    BoxReading reading = new BoxReading(box("trak", box("tkhd")));
    assertThatExceptionOfType(MalformedMediaException.class)
        .isThrownBy(() -> BoxScanner.required(reading.children(), "mdia", reading.first()))
        .withMessage("file/trak at byte 0: expected a mdia box, found none");
  }

  @Test
  void readFully_sourceShorterThanTold_isRefused() throws FragmillException {
    BoxReading reading = new BoxReading(Arrays.copyOf(box("hdlr", zeros(4)), 10));
    BoxLocation truncated = new BoxLocation("hdlr", "hdlr", 0, 8, 12);
    assertThatExceptionOfType(MalformedMediaException.class)
        .isThrownBy(() -> reading.scanner().content(truncated))
        .withMessageContaining("expected 2 more bytes, found the end");
  }
}
