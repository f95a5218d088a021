package io.github.fragmill.dash;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.junit.jupiter.api.Test;

/**
 * The library in a class loader of its own, as in an application server or a nested jar. Each test
 * loads everything anew, so that each one makes the shared JAXB context.
 */
class ClassLoaderTest {

  @Test
  void write_noContextClassLoader_givesSameBytes() throws Exception {
    assertThat(writeInOwnLoader(Optional.empty())).isEqualTo(new LadderWriter().call());
  }

  @Test
  void write_contextClassLoaderWithoutJaxb_givesSameBytes() throws Exception {
    assertThat(writeInOwnLoader(Optional.of(ClassLoader.getPlatformClassLoader())))
        .isEqualTo(new LadderWriter().call());
  }

  /** JAXB's own look-up would find an implementation here, of another copy of its API. */
  @Test
  void write_contextClassLoaderWithOtherCopyOfJaxb_givesSameBytes() throws Exception {
    assertThat(writeInOwnLoader(Optional.of(ClassLoaderTest.class.getClassLoader())))
        .isEqualTo(new LadderWriter().call());
  }

  private static byte[] writeInOwnLoader(Optional<ClassLoader> context) throws Exception {
    Thread thread = Thread.currentThread();
    ClassLoader before = thread.getContextClassLoader();
    try (URLClassLoader own =
        new URLClassLoader(classPath(), ClassLoader.getPlatformClassLoader())) {
      Class<?> writer = own.loadClass(LadderWriter.class.getName());
      assertThat(writer.getClassLoader()).isSameAs(own);
      Callable<?> call = (Callable<?>) writer.getConstructor().newInstance();
      thread.setContextClassLoader(context.orElse(null));
      byte[] document = (byte[]) call.call();
      assertThat(thread.getContextClassLoader()).isSameAs(context.orElse(null));
      return document;
    } finally {
      thread.setContextClassLoader(before);
    }
  }

  /** Surefire's own class path holds only its booter and names the real one in a property. */
  private static URL[] classPath() throws Exception {
    String path =
        System.getProperty("surefire.test.class.path", System.getProperty("java.class.path", ""));
    List<URL> urls = new ArrayList<>();
    for (String entry : path.split(File.pathSeparator, /* limit= */ -1)) {
      urls.add(Path.of(entry).toUri().toURL());
    }
    return urls.toArray(URL[]::new);
  }
}
