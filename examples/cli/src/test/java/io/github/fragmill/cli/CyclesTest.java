package io.github.fragmill.cli;

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

/** Neither classes nor packages depend on each other in a cycle. */
final class CyclesTest {

  private static final JavaClasses CLASSES = importPackage("io.github.fragmill.cli");

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
    return type.getEnclosingClass().map(CyclesTest::outermostClass).orElse(type.getName());
  }

  @Test
  void classes_haveNoCycle() {
    assertThat(CLASSES).hasSizeGreaterThan(40);
    noCycles("classes", CyclesTest::outermostClass).check(CLASSES);
  }

  @Test
  void packages_haveNoCycle() {
    noCycles("packages", JavaClass::getPackageName).check(CLASSES);
  }

  /** The rules find the cycles of other libraries. */
  @Test
  void cycles_ofOtherLibraries_areFound() {
    assertThat(
            noCycles("classes", CyclesTest::outermostClass)
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
