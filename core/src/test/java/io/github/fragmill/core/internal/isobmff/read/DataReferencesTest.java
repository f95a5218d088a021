package io.github.fragmill.core.internal.isobmff.read;

import static io.github.fragmill.core.testing.TestBoxes.ascii;
import static io.github.fragmill.core.testing.TestBoxes.box;
import static io.github.fragmill.core.testing.TestBoxes.concat;
import static io.github.fragmill.core.testing.TestBoxes.fullBox;
import static io.github.fragmill.core.testing.TestBoxes.ints;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.github.fragmill.core.error.FragmillException;
import io.github.fragmill.core.error.UnsupportedMediaException;
import org.junit.jupiter.api.Test;

class DataReferencesTest {

  private static final byte[] HERE = fullBox("url ", 0, 1);
  private static final byte[] ELSEWHERE = fullBox("url ", 0, 0, ascii("file://other.mp4\0"));

  private static void require(int reference, byte[]... boxes) throws FragmillException {
    BoxReading reading = BoxReading.inside(boxes);
    DataReferences.requireInThisFile(
        reading.source(), reading.scanner(), reading.children(), reference);
  }

  private static byte[] dinf(byte[]... references) {
    return box("dinf", fullBox("dref", 0, 0, ints(references.length), concat(references)));
  }

  @Test
  void requireInThisFile_media_isThere() {
    assertThatCode(() -> require(1, dinf(HERE))).doesNotThrowAnyException();
    assertThatCode(() -> require(2, dinf(ELSEWHERE, HERE))).doesNotThrowAnyException();
    byte[] named = fullBox("alis", 0, 1, ascii("film.mov"));
    assertThatCode(() -> require(1, dinf(named))).doesNotThrowAnyException();
  }

  @Test
  void requireInThisFile_mediaInAnother_isRefusedByName() {
    assertThatExceptionOfType(UnsupportedMediaException.class)
        .isThrownBy(() -> require(1, dinf(ELSEWHERE)))
        .withMessageContaining("dinf/dref/url : its media is in another file");
    assertThatExceptionOfType(UnsupportedMediaException.class)
        .isThrownBy(() -> require(2, dinf(HERE, ELSEWHERE)))
        .withMessageContaining("dinf/dref/url [2]");
  }

  /** Writers forget the flag, and what names no file names no other. */
  @Test
  void requireInThisFile_noName_isThere() {
    assertThatCode(() -> require(1, dinf(fullBox("url ", 0, 0)))).doesNotThrowAnyException();
    assertThatCode(() -> require(1, dinf(box("url ")))).doesNotThrowAnyException();
  }

  @Test
  void requireInThisFile_noReferenceOrDamaged_doesNotMatter() {
    assertThatCode(() -> require(1)).doesNotThrowAnyException();
    assertThatCode(() -> require(1, box("dinf"))).doesNotThrowAnyException();
    assertThatCode(() -> require(0, dinf(ELSEWHERE))).doesNotThrowAnyException();
    assertThatCode(() -> require(2, dinf(ELSEWHERE))).doesNotThrowAnyException();
    byte[] unknown = fullBox("sbgp", 0, 0, ascii("film.mov"));
    assertThatCode(() -> require(1, dinf(unknown))).doesNotThrowAnyException();
    assertThatCode(() -> require(1, dinf(ints(99)))).doesNotThrowAnyException();
    assertThatCode(() -> require(1, dinf(ELSEWHERE), dinf(HERE))).doesNotThrowAnyException();
    assertThatCode(() -> require(1, box("dinf", box("dref")))).doesNotThrowAnyException();
  }
}
