package io.github.fragmill.platform.catalog;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.fragmill.platform.database.Database;
import io.github.fragmill.platform.database.TestDatabase;
import org.junit.jupiter.api.Test;

final class InstallationTest {

  @Test
  void hasMasterKey_theFirst_isTheOneForEver() {
    try (Database database = TestDatabase.inMemory()) {
      Installation installation = new Installation(database.jdbi());

      assertThat(installation.hasMasterKey("first")).isTrue();
      assertThat(installation.hasMasterKey("second")).isFalse();
      assertThat(new Installation(database.jdbi()).hasMasterKey("first")).isTrue();
    }
  }
}
