package dev.atalaya.bench;

import com.zaxxer.hikari.HikariDataSource;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.util.ArrayList;
import java.util.List;
import org.aopalliance.intercept.MethodInvocation;
import org.jspecify.annotations.Nullable;
import org.springframework.aop.framework.ProxyFactory;
import org.springframework.beans.factory.config.BeanPostProcessor;

/** Hears what the application says to its database, values included; while it does not listen it is out of the way. */
final class StatementLog implements BeanPostProcessor {

    private volatile @Nullable List<String> heard;

    /** The statements of some work, in their order, without those that begin and end its transaction. */
    List<String> of(Runnable work) {
        var list = new ArrayList<String>();
        heard = list;
        try {
            work.run();
        } finally {
            heard = null;
        }
        return list;
    }

    @Override
    public Object postProcessAfterInitialization(Object bean, String name) {
        if (!(bean instanceof HikariDataSource) || !name.equals("dataSource")) {
            return bean;
        }
        var factory = new ProxyFactory(bean);
        factory.setProxyTargetClass(true);
        factory.addAdvice((org.aopalliance.intercept.MethodInterceptor) this::connect);
        return factory.getProxy();
    }

    private @Nullable Object connect(MethodInvocation call) throws Throwable {
        var answer = call.proceed();
        return heard != null && answer instanceof Connection connection ? listening(connection) : answer;
    }

    private Connection listening(Connection connection) {
        return proxy(Connection.class, (method, arguments) -> {
            var answer = call(connection, method, arguments);
            return answer instanceof PreparedStatement statement ? listening(statement) : answer;
        });
    }

    private PreparedStatement listening(PreparedStatement statement) {
        return proxy(PreparedStatement.class, (method, arguments) -> {
            var list = heard;
            if (method.getName().startsWith("execute") && list != null) {
                // The driver writes the values into the text.
                list.add(statement.unwrap(PreparedStatement.class).toString());
            }
            return call(statement, method, arguments);
        });
    }

    private static <T> T proxy(Class<T> type, Answer answer) {
        return type.cast(Proxy.newProxyInstance(
                type.getClassLoader(),
                new Class<?>[] {type},
                (self, method, arguments) -> answer.to(method, arguments)));
    }

    private static @Nullable Object call(Object target, Method method, Object @Nullable [] arguments) throws Throwable {
        try {
            return method.invoke(target, arguments);
        } catch (InvocationTargetException e) {
            throw e.getTargetException();
        }
    }

    private interface Answer {
        @Nullable
        Object to(Method method, Object @Nullable [] arguments) throws Throwable;
    }
}
