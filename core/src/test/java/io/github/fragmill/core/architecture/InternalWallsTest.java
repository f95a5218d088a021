package io.github.fragmill.core.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.library.dependencies.SliceAssignment;
import com.tngtech.archunit.library.dependencies.SliceIdentifier;
import com.tngtech.archunit.library.dependencies.SlicesRuleDefinition;
import java.util.function.Function;
import org.junit.jupiter.api.Test;

/** Boxes, codecs, text and the timeline can be read one class after the other. */
class InternalWallsTest {

  private static final String INTERNAL = "io.github.fragmill.core.internal.";

  private static final JavaClasses CLASSES =
      new ClassFileImporter()
          .withImportOption(new ImportOption.DoNotIncludeTests())
          .importPackages(
              INTERNAL + "codec", INTERNAL + "isobmff", INTERNAL + "text", INTERNAL + "timeline");

  @Test
  void classes_imported_areMany() {
    assertThat(CLASSES).hasSizeGreaterThan(200);
  }

  @Test
  void classes_nestedOnesAsTheirOuterClass_haveNoCycle() {
    haveNoCycle("class", InternalWallsTest::outermostClass);
  }

  @Test
  void packages_haveNoCycle() {
    haveNoCycle("package", JavaClass::getPackageName);
  }

  private static void haveNoCycle(String unit, Function<JavaClass, String> unitOf) {
    SlicesRuleDefinition.slices()
        .assignedFrom(
            new SliceAssignment() {
              @Override
              public SliceIdentifier getIdentifierOf(JavaClass javaClass) {
                return SliceIdentifier.of(unitOf.apply(javaClass));
              }

              @Override
              public String getDescription() {
                return unit;
              }
            })
        .should()
        .beFreeOfCycles()
        .check(CLASSES);
  }

  private static String outermostClass(JavaClass javaClass) {
    return javaClass.getName().replaceAll("\\$.*", "");
  }
}
