package io.onewindow.access;

import io.onewindow.party.PartyKind;
import io.onewindow.settings.HubSettings;
import io.onewindow.wire.Fault;
import io.onewindow.wire.Language;
import io.onewindow.wire.Problem;
import io.onewindow.wire.ProblemException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.security.Principal;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.core.MethodParameter;
import org.springframework.core.annotation.AnnotatedElementUtils;
import org.springframework.security.core.Authentication;
import org.springframework.stereotype.Component;
import org.springframework.web.bind.support.WebDataBinderFactory;
import org.springframework.web.context.request.NativeWebRequest;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.method.support.HandlerMethodArgumentResolver;
import org.springframework.web.method.support.ModelAndViewContainer;
import org.springframework.web.servlet.HandlerInterceptor;
import org.springframework.web.servlet.config.annotation.InterceptorRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;

/// What a controller's method may ask for by naming a parameter of the type: [Caller], [Language], [JsonBody]. Before
/// that, [Only] is kept.
@Component
class CallArguments implements WebMvcConfigurer, HandlerMethodArgumentResolver {

    private final int bodyBytes;

    CallArguments(HubSettings settings) {
        this.bodyBytes = settings.limits().bodyBytes();
    }

    @Override
    public void addArgumentResolvers(List<HandlerMethodArgumentResolver> resolvers) {
        resolvers.add(this);
    }

    @Override
    public void addInterceptors(InterceptorRegistry registry) {
        registry.addInterceptor(new KindCheck());
    }

    @Override
    public boolean supportsParameter(MethodParameter parameter) {
        Class<?> type = parameter.getParameterType();
        return type == Caller.class || type == Language.class || type == JsonBody.class;
    }

    @Override
    public Object resolveArgument(
            MethodParameter parameter,
            @Nullable ModelAndViewContainer model,
            NativeWebRequest webRequest,
            @Nullable WebDataBinderFactory binders) {
        HttpServletRequest request =
                Objects.requireNonNull(webRequest.getNativeRequest(HttpServletRequest.class), "a servlet request");
        if (parameter.getParameterType() == Language.class) {
            return Problems.language(request);
        }
        return parameter.getParameterType() == JsonBody.class ? JsonBody.read(request, bodyBytes) : caller(request);
    }

    private static Caller caller(HttpServletRequest request) {
        Principal proof = request.getUserPrincipal();
        if (proof instanceof Authentication authentication && authentication.getPrincipal() instanceof Caller caller) {
            return caller;
        }
        throw new ProblemException(Problem.of(Fault.UNAUTHENTICATED));
    }

    private static final class KindCheck implements HandlerInterceptor {

        @Override
        public boolean preHandle(HttpServletRequest request, HttpServletResponse response, Object handler) {
            if (handler instanceof HandlerMethod method) {
                only(method).ifPresent(only -> check(only, caller(request)));
            }
            return true;
        }

        private static Optional<Only> only(HandlerMethod method) {
            return Optional.ofNullable(method.getMethodAnnotation(Only.class))
                    .or(() -> Optional.ofNullable(
                            AnnotatedElementUtils.findMergedAnnotation(method.getBeanType(), Only.class)));
        }

        private static void check(Only only, Caller caller) {
            if (!List.<PartyKind>of(only.value()).contains(caller.kind())) {
                throw new ProblemException(Problem.of(Fault.FORBIDDEN));
            }
        }
    }
}
