package io.github.fragmill.platform.catalog;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/** Reads columns as values. */
final class Rows {

  private Rows() {}

  static Optional<String> text(ResultSet row, String column) throws SQLException {
    return Optional.ofNullable(row.getString(column));
  }

  static Optional<Integer> number(ResultSet row, String column) throws SQLException {
    int number = row.getInt(column);
    return row.wasNull() ? Optional.empty() : Optional.of(number);
  }

  static Optional<Double> fraction(ResultSet row, String column) throws SQLException {
    double fraction = row.getDouble(column);
    return row.wasNull() ? Optional.empty() : Optional.of(fraction);
  }

  static Instant instant(ResultSet row, String column) throws SQLException {
    return Instant.ofEpochMilli(row.getLong(column));
  }

  static Optional<Instant> optionalInstant(ResultSet row, String column) throws SQLException {
    long millis = row.getLong(column);
    return row.wasNull() ? Optional.empty() : Optional.of(Instant.ofEpochMilli(millis));
  }

  static Duration duration(ResultSet row, String column) throws SQLException {
    return Duration.ofMillis(row.getLong(column));
  }
}
