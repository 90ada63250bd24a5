using System.Reflection;
using Sweep.Grains.Storage;

namespace Sweep.Grains.Tests.Coordination;

/// <summary>A store some of whose calls go as a test says.</summary>
internal class InterceptedStore : DispatchProxy
{
    private ISweepStore inner = null!;
    private Func<string, object?[], Func<object?>, object?> intercept = null!;

    /// <param name="inner">The store behind.</param>
    /// <param name="intercept">Given the name of a method and the call of it, returns what the method returns.</param>
    public static ISweepStore Over(ISweepStore inner, Func<string, Func<object?>, object?> intercept) =>
        Over(inner, (method, _, call) => intercept(method, call));

    /// <inheritdoc cref="Over(ISweepStore, Func{string, Func{object?}, object?})"/>
    /// <param name="inner">The store behind.</param>
    /// <param name="intercept">Given the arguments, too.</param>
    public static ISweepStore Over(ISweepStore inner, Func<string, object?[], Func<object?>, object?> intercept)
    {
        var store = Create<ISweepStore, InterceptedStore>();
        var proxy = (InterceptedStore)store;
        (proxy.inner, proxy.intercept) = (inner, intercept);
        return store;
    }

    protected override object? Invoke(MethodInfo? targetMethod, object?[]? args) =>
        intercept(targetMethod!.Name, args ?? [], () => targetMethod.Invoke(inner, args));
}
