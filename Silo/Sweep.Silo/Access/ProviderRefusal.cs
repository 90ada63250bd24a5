namespace Sweep.Silo.Access;

/// <summary>Why somebody who went to the provider is not signed in.</summary>
internal enum ProviderRefusal
{
    /// <summary>The provider cannot be reached, or is not one.</summary>
    Away,

    /// <summary>What came back from the provider does not hold, or is none of what was asked for.</summary>
    Failed,

    /// <summary>The provider knows them, and gives them neither role.</summary>
    NoRole,
}
