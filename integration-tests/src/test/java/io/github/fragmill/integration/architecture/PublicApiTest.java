package io.github.fragmill.integration.architecture;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;

import com.tngtech.archunit.core.domain.JavaClass;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;

/**
 * What users see changes on purpose only: {@code api.txt} of each module lists it. {@code
 * -Dapi.update=true} writes the lists anew.
 */
class PublicApiTest {

  private static final String UPDATE = "api.update";

  @ParameterizedTest
  @FieldSource("io.github.fragmill.integration.architecture.Library#FOLDERS")
  void publicMembers_ofAModule_areThoseOfItsList(String module) throws IOException {
    Path list = Path.of("..", module, "api.txt");
    SortedSet<String> found = ApiDump.of(types(module).stream());
    assertThat(found).isNotEmpty().noneMatch(it -> it.contains(".internal."));
    if (Boolean.getBoolean(UPDATE)) {
      Files.writeString(list, String.join("\n", found) + "\n");
    }
    SortedSet<String> expected =
        Files.exists(list) ? new TreeSet<>(Files.readAllLines(list)) : new TreeSet<>();

    List<String> differences = new ArrayList<>();
    expected.stream().filter(it -> !found.contains(it)).forEach(it -> differences.add("- " + it));
    found.stream().filter(it -> !expected.contains(it)).forEach(it -> differences.add("+ " + it));
    if (!differences.isEmpty()) {
      fail(
          "the public API of %s is not as %s/api.txt lists it; where that is meant, run"
              + " mvn test -pl integration-tests -am -Dtest=PublicApiTest -D%s=true%n%s",
          module, module, UPDATE, String.join("\n", differences));
    }
  }

  private static List<Class<?>> types(String module) {
    List<Class<?>> types = new ArrayList<>();
    String root = "io.github.fragmill." + module;
    for (JavaClass it : Library.CLASSES) {
      if ((it.getPackageName() + ".").startsWith(root + ".")) {
        types.add(it.reflect());
      }
    }
    return types;
  }

  @Test
  void dump_typesOfEachKind_listsWhatUsersSee() {
    assertThat(ApiDump.of(Stream.of(ApiSamples.class.getDeclaredClasses())))
        .map(line -> line.replace("integration.architecture.ApiSamples.", ""))
        .containsExactly(
            "Closed : sealed interface",
            "Closed.LIMIT : int",
            "Closed.run() : default void",
            "Closed.stop(int...) : abstract void",
            "Data : record implements Closed",
            "Data.count() : int",
            "Data.new(int)",
            "Data.stop(int...) : void",
            "Kind : enum",
            "Kind.ONE : static final Kind",
            "Shown : abstract class extends HiddenParent implements Comparable<Shown>",
            "Shown.NUMBERS : static final int[]",
            "Shown.deprecated(T[], Supplier<Kind>) :"
                + " @Deprecated abstract <T extends Number> List<? super T>",
            "Shown.new(Optional<String>) : protected throws IOException",
            "Shown.ofHiddenParent() : final int");
  }
}
