namespace Sweep.Contracts;

/// <summary>Who may what over HTTP. On loopback without a token everybody is an operator.</summary>
public static class AccessPolicies
{
    /// <summary>May see everything and change nothing.</summary>
    public const string Reader = "reader";

    /// <summary>May also start, pause, cancel and delete studies, fetch data and drain nodes.</summary>
    public const string Operator = "operator";
}
