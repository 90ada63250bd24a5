namespace Sweep.Silo.Access;

/// <summary>Who may what. On loopback without a token everybody is an operator.</summary>
public static class AccessPolicies
{
    /// <summary>May see everything and change nothing.</summary>
    public const string Reader = "reader";

    /// <summary>May also start, pause, cancel and delete studies, fetch data and drain nodes.</summary>
    public const string Operator = "operator";
}
