package io.github.fragmill.integration.architecture;

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
import org.junit.jupiter.params.provider.FieldSource;

/** Neither packages nor classes of a module depend on each other in a cycle. */
class CyclesTest {

  private static JavaClasses classesIn(String root) {
    return new ClassFileImporter()
        .withImportOption(new ImportOption.DoNotIncludeTests())
        .importPackages(root);
  }

  private static SliceRule noCycles(String root, String nodes, Function<JavaClass, String> node) {
    return slices()
        .assignedFrom(
            new SliceAssignment() {
              @Override
              public SliceIdentifier getIdentifierOf(JavaClass type) {
                return (type.getPackageName() + ".").startsWith(root + ".")
                    ? SliceIdentifier.of(node.apply(type))
                    : SliceIdentifier.ignore();
              }

              @Override
              public String getDescription() {
                return nodes + " of " + root;
              }
            })
        .should()
        .beFreeOfCycles();
  }

  private static SliceRule packagesOf(String root) {
    return noCycles(root, "packages", JavaClass::getPackageName);
  }

  private static SliceRule classesOf(String root) {
    return noCycles(root, "classes", CyclesTest::outermostClass);
  }

  /** A nested class counts as its outermost one. */
  private static String outermostClass(JavaClass type) {
    return type.getEnclosingClass().map(CyclesTest::outermostClass).orElse(type.getName());
  }

  @ParameterizedTest
  @FieldSource("io.github.fragmill.integration.architecture.Library#MODULES")
  void packages_ofAModule_haveNoCycle(String module) {
    packagesOf(module).check(Library.CLASSES);
  }

  @ParameterizedTest
  @FieldSource("io.github.fragmill.integration.architecture.Library#MODULES")
  void classes_ofAModule_haveNoCycle(String module) {
    classesOf(module).check(Library.CLASSES);
  }

  @Test
  void originApplication_hasNoCycle() {
    String root = "io.github.fragmill.example.origin";
    JavaClasses classes = classesIn(root);

    assertThat(classes).hasSizeGreaterThan(40);
    packagesOf(root).check(classes);
    classesOf(root).check(classes);
  }

  /** The rules find the cycles of another library. */
  @Test
  void cycles_ofAnotherLibrary_areFound() {
    String other = "org.mp4parser";
    JavaClasses classes = classesIn(other);

    assertThat(packagesOf(other).evaluate(classes).hasViolation()).isTrue();
    assertThat(classesOf(other).evaluate(classes).hasViolation()).isTrue();
  }
}
