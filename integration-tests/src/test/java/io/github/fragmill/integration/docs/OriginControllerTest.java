package io.github.fragmill.integration.docs;

import io.github.fragmill.origin.Origin;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import org.springframework.web.context.support.AnnotationConfigWebApplicationContext;
import org.springframework.web.servlet.DispatcherServlet;
import org.springframework.web.servlet.config.annotation.EnableWebMvc;

/** The controller of the documentation, in Spring MVC on Tomcat. */
class OriginControllerTest extends OriginServerContract {

  /** As Spring Boot sets it up. */
  @EnableWebMvc
  static class WebMvc {}

  @Override
  RunningServer start(Origin origin, Path folder) throws Exception {
    URLClassLoader loader =
        Compiler.load("OriginController", Files.createTempDirectory(folder, "classes"));
    AnnotationConfigWebApplicationContext context = new AnnotationConfigWebApplicationContext();
    context.setClassLoader(loader);
    context.addBeanFactoryPostProcessor(beans -> beans.registerSingleton("origin", origin));
    context.register(WebMvc.class, loader.loadClass("OriginController"));
    RunningServer server = RunningServer.tomcat(new DispatcherServlet(context), "/", folder);
    return new RunningServer(
        server.port(),
        () -> {
          server.close();
          loader.close();
        });
  }

  /** Of Spring's own filters and resolvers, which controllers do not see. */
  @Override
  boolean answersPreflights() {
    return false;
  }
}
