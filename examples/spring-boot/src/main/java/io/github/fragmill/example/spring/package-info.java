/** An origin in a Spring Boot application. */
package io.github.fragmill.example.spring;
