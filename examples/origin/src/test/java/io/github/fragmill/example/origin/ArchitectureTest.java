package io.github.fragmill.example.origin;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.library.dependencies.SliceAssignment;
import com.tngtech.archunit.library.dependencies.SliceIdentifier;
import com.tngtech.archunit.library.dependencies.SliceRule;
import java.util.function.Function;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * Neither classes nor packages depend on each other in a cycle, and few know the libraries below.
 */
final class ArchitectureTest {

  private static final String ROOT = "io.github.fragmill.example.origin";
  private static final JavaClasses CLASSES = importPackage(ROOT);

  private static JavaClasses importPackage(String name) {
    return new ClassFileImporter()
        .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
        .importPackages(name);
  }

  private static SliceRule noCycles(String nodes, Function<JavaClass, String> node) {
    return slices()
        .assignedFrom(
            new SliceAssignment() {
              @Override
              public SliceIdentifier getIdentifierOf(JavaClass type) {
                return SliceIdentifier.of(node.apply(type));
              }

              @Override
              public String getDescription() {
                return nodes;
              }
            })
        .should()
        .beFreeOfCycles();
  }

  /** Nested classes count as their outermost class. */
  private static String outermostClass(JavaClass type) {
    return type.getEnclosingClass().map(ArchitectureTest::outermostClass).orElse(type.getName());
  }

  @Test
  void classes_haveNoCycle() {
    assertThat(CLASSES).hasSizeGreaterThan(40);
    noCycles("classes", ArchitectureTest::outermostClass).check(CLASSES);
  }

  @Test
  void packages_haveNoCycle() {
    noCycles("packages", JavaClass::getPackageName).check(CLASSES);
  }

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

  /** The rules find the cycles of other libraries. */
  @Test
  void cycles_ofOtherLibraries_areFound() {
    assertThat(
            noCycles("classes", ArchitectureTest::outermostClass)
                .evaluate(importPackage("com.fasterxml.jackson.jr"))
                .hasViolation())
        .isTrue();
    assertThat(
            noCycles("packages", JavaClass::getPackageName)
                .evaluate(importPackage("com.fasterxml.jackson.jr"))
                .hasViolation())
        .isTrue();
  }
}
