package io.github.fragmill.integration.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.errorprone.annotations.CheckReturnValue;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaPackage;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.jspecify.annotations.NullMarked;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What tools and readers learn of the public packages: nullness, stability, results that count. */
class PublicPackagesTest {

  private static final Path PROJECT = Path.of("..");

  /** Those of io.github.fragmill. */
  private static final int OUTER_PARTS = 3;

  static Stream<String> packages() {
    return new TreeSet<>(
            Library.CLASSES.stream()
                .filter(PublicPackagesTest::isPublic)
                .map(JavaClass::getPackageName)
                .toList())
        .stream();
  }

  private static boolean isPublic(JavaClass type) {
    return !(type.getPackageName() + ".").contains(".internal.")
        && Modifier.isPublic(type.reflect().getModifiers());
  }

  @Test
  void packages_areFound() {
    assertThat(packages()).hasSizeGreaterThan(10);
  }

  @ParameterizedTest
  @MethodSource("packages")
  void package_ofTheApi_saysItsNullnessAndStability(String name) throws Exception {
    Path module = Path.of(name.replace('.', '/')).getName(OUTER_PARTS);
    Path info =
        PROJECT
            .resolve(module)
            .resolve("src/main/java")
            .resolve(name.replace('.', '/'))
            .resolve("package-info.java");

    assertThat(Class.forName(name + ".package-info").isAnnotationPresent(NullMarked.class))
        .isTrue();
    assertThat(Files.readString(info)).contains("<p>Stability: ");
  }

  /** A copy that nobody keeps was a setting that got lost. */
  @Test
  void copies_ofImmutableTypes_mustBeUsed() {
    List<String> ignorable = new ArrayList<>();
    for (JavaClass type : Library.CLASSES) {
      Class<?> reflected = type.reflect();
      if (isPublic(type) && !type.getSimpleName().endsWith("Builder")) {
        for (Method method : reflected.getDeclaredMethods()) {
          if (returnsCopy(method) && !mustBeUsed(method)) {
            ignorable.add(type.getSimpleName() + "." + method.getName());
          }
        }
      }
    }
    assertThat(ignorable).isEmpty();
  }

  private static boolean returnsCopy(Method method) {
    return Modifier.isPublic(method.getModifiers())
        && !Modifier.isStatic(method.getModifiers())
        && !method.isBridge()
        && method.getReturnType().equals(method.getDeclaringClass());
  }

  private static boolean mustBeUsed(Method method) {
    return method.isAnnotationPresent(CheckReturnValue.class)
        || method.getDeclaringClass().isAnnotationPresent(CheckReturnValue.class);
  }

  @Test
  void packages_ofModules_areInOneEach() {
    for (JavaClass type : Library.CLASSES) {
      JavaPackage owner = type.getPackage();
      assertThat(Library.MODULES)
          .as(owner.getName())
          .anyMatch(it -> (owner.getName() + ".").startsWith(it + "."));
    }
  }
}
