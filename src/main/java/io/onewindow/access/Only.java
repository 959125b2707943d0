package io.onewindow.access;

import io.onewindow.party.PartyKind;
import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/// The kinds of party that may call a controller's method, or all methods of a controller; any party where it is
/// missing. Every other kind is answered 403 before the method runs.
@Documented
@Target({ElementType.METHOD, ElementType.TYPE})
@Retention(RetentionPolicy.RUNTIME)
public @interface Only {

    /// The kinds that may call.
    PartyKind[] value();
}
