package io.github.fragmill.platform.catalog;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.jdbi.v3.core.result.RowView;

/** Reads columns as values. */
final class Rows {

  private Rows() {}

  static String text(RowView row, String column) {
    return row.getColumn(column, String.class);
  }

  static long number(RowView row, String column) {
    return row.getColumn(column, Long.class);
  }

  static <T> Optional<T> optional(RowView row, String column, Class<T> type) {
    return Optional.ofNullable(row.getColumn(column, type));
  }

  static Instant instant(RowView row, String column) {
    return Instant.ofEpochMilli(number(row, column));
  }

  static Optional<Instant> optionalInstant(RowView row, String column) {
    return optional(row, column, Long.class).map(Instant::ofEpochMilli);
  }

  static Duration duration(RowView row, String column) {
    return Duration.ofMillis(number(row, column));
  }
}
