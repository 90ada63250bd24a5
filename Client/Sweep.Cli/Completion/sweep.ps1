# Tab completion of sweep. Now: sweep completion powershell | Out-String | Invoke-Expression; for good: put that line into $PROFILE.
Register-ArgumentCompleter -Native -CommandName sweep -ScriptBlock {
    param($word, $line, $position)
    sweep "[suggest:$position]" "$line" 2>$null |
        Where-Object { $_.StartsWith($word, [StringComparison]::Ordinal) -and ($word -match '^[-/]' -or $_ -notmatch '^[-/]') } |
        ForEach-Object { [System.Management.Automation.CompletionResult]::new($_, $_, 'ParameterValue', $_) }
}
