package mho.scenarios.json;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Marks a list of a record that a document may leave out when it is empty, or a part that it may leave out when it is the part's
 * own default, though the record as a whole has no default.
 */
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.RECORD_COMPONENT)
public @interface EmptyIfAbsent {}
