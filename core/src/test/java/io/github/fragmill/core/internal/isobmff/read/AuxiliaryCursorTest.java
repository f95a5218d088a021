package io.github.fragmill.core.internal.isobmff.read;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.github.fragmill.core.error.FragmillException;
import io.github.fragmill.core.error.MalformedMediaException;
import org.junit.jupiter.api.Test;

class AuxiliaryCursorTest {

  /** Above what is read at once. */
  private static final int FILE_BYTES = 200_000;

  private static AuxiliaryCursor open(int start, int end) throws FragmillException {
    byte[] file = new byte[FILE_BYTES];
    for (int i = 0; i < file.length; i++) {
      file[i] = (byte) ((i * 31) >> 5);
    }
    BoxReading reading = new BoxReading(file);
    return new AuxiliaryCursor(reading.source(), reading.file(), start, end);
  }

  private static byte at(int position) {
    return (byte) ((position * 31) >> 5);
  }

  @Test
  void next_fieldsOfVaryingSize_comeInOrder() throws FragmillException {
    AuxiliaryCursor cursor = open(5, FILE_BYTES);
    int position = 5;
    for (int size = 1; position + size <= FILE_BYTES; size = size % 16 + 1) {
      byte[] field = new byte[size];
      cursor.next(size).get(field);
      for (byte found : field) {
        assertThat(found).isEqualTo(at(position++));
      }
      assertThat(cursor.remainingBytes()).isEqualTo(FILE_BYTES - position);
    }
  }

  @Test
  void skip_more_thanIsReadAtOnce_goesOnAfterIt() throws FragmillException {
    AuxiliaryCursor cursor = open(0, FILE_BYTES);

    cursor.skip(150_000);

    assertThat(cursor.next(1).get()).isEqualTo(at(150_000));
    assertThat(cursor.remainingBytes()).isEqualTo(FILE_BYTES - 150_001);
  }

  @Test
  void next_afterTheEnd_isMalformed() throws FragmillException {
    AuxiliaryCursor cursor = open(10, 20);
    cursor.next(8).getLong();

    assertThatExceptionOfType(MalformedMediaException.class)
        .isThrownBy(() -> cursor.next(3))
        .withMessageContaining("expected 3 more bytes, found 2");
    assertThatExceptionOfType(MalformedMediaException.class)
        .isThrownBy(() -> cursor.skip(3))
        .withMessageContaining("expected 1 more bytes, found 0");
  }

  @Test
  void next_nothingToRead_givesFieldsOfNoSize() throws FragmillException {
    AuxiliaryCursor cursor = open(10, 10);

    assertThat(cursor.next(0).remaining()).isZero();
    assertThatExceptionOfType(MalformedMediaException.class).isThrownBy(() -> cursor.next(1));
  }
}
