package io.github.fragmill.example.origin;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Few classes know the libraries below. */
final class ArchitectureTest {

  private static final String ROOT = "io.github.fragmill.example.origin";
  private static final JavaClasses CLASSES =
      new ClassFileImporter()
          .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
          .importPackages(ROOT);

  @ParameterizedTest
  @CsvSource({
    "org.eclipse.jetty, server",
    "io.micrometer, metrics",
    "java.net.http, mapping",
    "javax.crypto, config"
  })
  void foreignPackage_isKnownInOnePlace(String foreign, String place) {
    String name = ROOT + "." + place;
    noClasses()
        .that()
        .resideOutsideOfPackage(name)
        .should()
        .dependOnClassesThat()
        .resideInAPackage(foreign + "..")
        .check(CLASSES);
    assertThat(
            CLASSES.stream()
                .filter(it -> it.getPackageName().equals(name))
                .flatMap(it -> it.getDirectDependenciesFromSelf().stream())
                .map(it -> it.getTargetClass().getPackageName()))
        .as("the rule has something to hold")
        .anyMatch(it -> it.startsWith(foreign));
  }
}
