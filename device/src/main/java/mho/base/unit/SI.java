package mho.base.unit;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * The SI unit of a number: {@code @SI("S") double max}. Scenario input is parsed with it, reports are printed with it,
 * the schema and the documentation show it. The value itself is never prefixed.
 */
@Documented
@Retention(RetentionPolicy.RUNTIME)
@Target({ElementType.RECORD_COMPONENT, ElementType.METHOD, ElementType.PARAMETER, ElementType.FIELD})
public @interface SI {
    /** The unit as {@link Quantities} knows it: S, Ω, V, A, s, J, W, F, Hz, m, m², K. */
    String value();
}
