<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="zh_CN">
<context>
    <name></name>
    <message>
        <source>headline</source>
        <translation>标题</translation>
    </message>
    <message>
        <source>kicker</source>
        <translation>眉题</translation>
    </message>
    <message>
        <source>standfirst</source>
        <translation>提要</translation>
    </message>
    <message>
        <source>byline</source>
        <translation>署名</translation>
    </message>
    <message>
        <source>source</source>
        <translation>来源</translation>
    </message>
    <message>
        <source>place</source>
        <translation>地点</translation>
    </message>
    <message>
        <source>date</source>
        <translation>日期</translation>
    </message>
    <message>
        <source>section</source>
        <translation>栏目</translation>
    </message>
    <message>
        <source>keywords</source>
        <translation>关键词</translation>
    </message>
    <message>
        <source>slug</source>
        <translation>网址别名</translation>
    </message>
    <message>
        <source>language</source>
        <translation>语言</translation>
    </message>
    <message>
        <source>search title</source>
        <translation>搜索标题</translation>
    </message>
    <message>
        <source>description</source>
        <translation>摘要</translation>
    </message>
    <message>
        <source>embargo</source>
        <translation>解禁时间</translation>
    </message>
    <message>
        <source>schedule</source>
        <translation>发出时间</translation>
    </message>
    <message>
        <source>text</source>
        <translation>正文</translation>
    </message>
    <message>
        <source>{counts} link</source>
        <translation>{counts} 条链接</translation>
    </message>
    <message>
        <source>{counts} links</source>
        <translation>{counts} 条链接</translation>
    </message>
    <message>
        <source>strip</source>
        <translation>链接栏</translation>
    </message>
    <message>
        <source>(its wording)</source>
        <translation>（文字有改动）</translation>
    </message>
    <message>
        <source>{counts} picture</source>
        <translation>{counts} 张图片</translation>
    </message>
    <message>
        <source>{counts} pictures</source>
        <translation>{counts} 张图片</translation>
    </message>
    <message>
        <source>pictures</source>
        <translation>图片</translation>
    </message>
    <message>
        <source>(their wording)</source>
        <translation>（文字有改动）</translation>
    </message>
    <message>
        <source>corrections</source>
        <translation>更正</translation>
    </message>
    <message>
        <source>none</source>
        <translation>无</translation>
    </message>
    <message>
        <source>{counts} word</source>
        <translation>{counts} 字</translation>
    </message>
    <message>
        <source>{counts} words</source>
        <translation>{counts} 字</translation>
    </message>
    <message>
        <source>The feed {url} is gone for good, says its server; take it off the desk.</source>
        <translation>服务器说订阅源 {url} 已永久关闭，请把它从编辑台上移除。</translation>
    </message>
    <message>
        <source>The feed {url} cannot be had: its server answers {status}.</source>
        <translation>无法取得订阅源 {url}：服务器返回 {status}。</translation>
    </message>
    <message>
        <source>The feed {url} is larger than 10 MB or broke off, and was not read.</source>
        <translation>订阅源 {url} 超过 10 MB 或中途断开，没有读取。</translation>
    </message>
    <message>
        <source>{path} cannot be read: {reason}.</source>
        <translation>无法读取 {path}：{reason}。</translation>
    </message>
    <message>
        <source>There is no field “{name}” that can be set; there are: {names}.</source>
        <translation>没有可以设置的字段“{name}”；可用的有：{names}。</translation>
    </message>
    <message>
        <source>{name} cannot be “{words}”: {shape}.</source>
        <translation>{name}不能是“{words}”：{shape}。</translation>
    </message>
    <message>
        <source>language cannot be “{text}”: write its tag, such as en, de or zh-Hans.</source>
        <translation>language 不能是“{text}”：请写语言代码，例如 en、de 或 zh-Hans。</translation>
    </message>
    <message>
        <source>{path} is a folder; choose another name for the file.</source>
        <translation>{path} 是文件夹，请换一个文件名。</translation>
    </message>
    <message>
        <source>No story was chosen, so nothing was packed.</source>
        <translation>没有选中稿件，因此什么也没打包。</translation>
    </message>
    <message>
        <source>handed over</source>
        <translation>已交接</translation>
    </message>
    <message>
        <source>The house style cannot be read from {path}: {error}.</source>
        <translation>无法从 {path} 读取编辑规范：{error}。</translation>
    </message>
    <message>
        <source>The house style cannot be written into {folder}: {reason}.</source>
        <translation>无法把编辑规范写入 {folder}：{reason}。</translation>
    </message>
    <message>
        <source>the picture {name}: {error}</source>
        <translation>图片 {name}：{error}</translation>
    </message>
    <message>
        <source>state</source>
        <translation>状态</translation>
    </message>
    <message>
        <source>“{headline}” was changed both here and in this bundle, so neither was touched; import it as a new story to have both.</source>
        <translation>“{headline}”在这里和这个稿件包中都改过，因此两边都没有动；要两份都留，请作为新稿件导入。</translation>
    </message>
    <message>
        <source>before import</source>
        <translation>导入之前</translation>
    </message>
    <message>
        <source>imported</source>
        <translation>已导入</translation>
    </message>
    <message>
        <source>None of the servers could be found: look whether there is a connection, and check again.</source>
        <translation>找不到任何服务器：请检查网络连接，然后重新检查。</translation>
    </message>
    <message>
        <source>Looking for “{words}” takes too long in this text; write the pattern simpler.</source>
        <translation>在这篇正文里查找“{words}”用时过长，请简化正则表达式。</translation>
    </message>
    <message>
        <source>“{words}” is no pattern: {msg}.</source>
        <translation>“{words}”不是有效的正则表达式：{msg}。</translation>
    </message>
    <message>
        <source>The pattern “{words}” is too complex. Use fewer groups inside groups, smaller repeats and no recursion.</source>
        <translation>表达式“{words}”过于复杂。请减少括号嵌套层数和重复次数，且不要使用递归。</translation>
    </message>
    <message>
        <source>“{by}” cannot be put in place of that pattern: {error}.</source>
        <translation>“{by}”不能用作该正则表达式的替换内容：{error}。</translation>
    </message>
    <message>
        <source>lead picture</source>
        <translation>题图</translation>
    </message>
    <message>
        <source>before both changed it</source>
        <translation>两边改动之前</translation>
    </message>
    <message>
        <source>saved elsewhere</source>
        <translation>在别处保存</translation>
    </message>
    <message>
        <source>written here meanwhile</source>
        <translation>这里同时写下的</translation>
    </message>
    <message>
        <source>(our story)</source>
        <translation>（本台稿件）</translation>
    </message>
    <message>
        <source>1 paragraph unchanged</source>
        <translation>1 段未改</translation>
    </message>
    <message>
        <source>{count} paragraphs unchanged</source>
        <translation>{count} 段未改</translation>
    </message>
    <message>
        <source>Every page is made with it.</source>
        <translation>每个页面都由它生成。</translation>
    </message>
    <message>
        <source>exported</source>
        <translation>已导出</translation>
    </message>
    <message>
        <source>“{name}” is {status}: only a published story is corrected; just change it.</source>
        <translation>“{name}”现为{status}：只有已发布的稿件才需要更正，直接修改即可。</translation>
    </message>
    <message>
        <source>Say what was wrong in “{name}” and what it says now: readers are told.</source>
        <translation>请写明“{name}”原来错在哪里、现在怎么说：读者会看到。</translation>
    </message>
    <message>
        <source>corrected</source>
        <translation>已更正</translation>
    </message>
    <message>
        <source>before it was killed</source>
        <translation>撤稿之前</translation>
    </message>
    <message>
        <source>Publishing was stopped; the site is as it was.</source>
        <translation>发布已停止，网站保持原样。</translation>
    </message>
    <message>
        <source>Readers still find another story under “{slug}”: publish that one&apos;s change first, or give “{headline}” another slug.</source>
        <translation>读者在“{slug}”下看到的仍是另一篇稿件：请先发布那一篇的改动，或给“{headline}”另取网址别名。</translation>
    </message>
    <message>
        <source>In “{headline}”: {error}</source>
        <translation>在“{headline}”中：{error}</translation>
    </message>
    <message>
        <source>before replacing</source>
        <translation>替换之前</translation>
    </message>
    <message>
        <source>replaced “{what}” by “{by}”</source>
        <translation>把“{what}”替换为“{by}”</translation>
    </message>
    <message>
        <source>took the replacement back</source>
        <translation>撤销了替换</translation>
    </message>
    <message>
        <source>“{name}” was changed meanwhile and was left as it is.</source>
        <translation>“{name}”在此期间有改动，保持原样。</translation>
    </message>
    <message>
        <source>“{name}” is a sample and is not published; duplicate it to make it your own.</source>
        <translation>“{name}”是示例，不会发布；复制一份就成为你自己的稿件。</translation>
    </message>
    <message>
        <source>{address} needs no secret of its own; only sftp:// and s3:// addresses do.</source>
        <translation>{address} 不需要自己的密钥；只有 sftp:// 和 s3:// 地址才需要。</translation>
    </message>
    <message>
        <source>This one has no name; give it one, by which it is found.</source>
        <translation>这一个没有名称；请起一个，好按名称找到它。</translation>
    </message>
    <message>
        <source>There is another “{name}”; give one of the two another name.</source>
        <translation>另有一个“{name}”；请给其中一个改名。</translation>
    </message>
    <message>
        <source>The snippets in {path} cannot be read: {error}.</source>
        <translation>无法读取 {path} 中的片段：{error}。</translation>
    </message>
    <message>
        <source>There is no dictionary for “{language}”: put {name}.aff and {name}.dic into {folder}.</source>
        <translation>没有“{language}”的词典：请把 {name}.aff 和 {name}.dic 放入 {folder}。</translation>
    </message>
    <message>
        <source>{file} is no dictionary: its first line is not the number of its words. Take it away.</source>
        <translation>{file} 不是词典：第一行不是词数。请移走它。</translation>
    </message>
    <message>
        <source>The dictionary {file} cannot be read: {error}. Take it away.</source>
        <translation>无法读取词典 {file}：{error}。请移走它。</translation>
    </message>
    <message>
        <source>wire: {source}</source>
        <translation>电讯：{source}</translation>
    </message>
    <message>
        <source>wire</source>
        <translation>电讯</translation>
    </message>
    <message>
        <source>same section</source>
        <translation>同一栏目</translation>
    </message>
    <message>
        <source>dated {day}</source>
        <translation>日期为 {day}</translation>
    </message>
    <message>
        <source>yesterday</source>
        <translation>昨天</translation>
    </message>
    <message>
        <source>today</source>
        <translation>今天</translation>
    </message>
    <message>
        <source>{count} days ago</source>
        <translation>{count} 天前</translation>
    </message>
    <message>
        <source>{count} weeks ago</source>
        <translation>{count} 周前</translation>
    </message>
    <message>
        <source>{count} months ago</source>
        <translation>{count} 个月前</translation>
    </message>
    <message>
        <source>{count} years ago</source>
        <translation>{count} 年前</translation>
    </message>
    <message>
        <source>moved to {place}</source>
        <translation>改为{place}</translation>
    </message>
    <message>
        <source>given keywords</source>
        <translation>添加了关键词</translation>
    </message>
    <message>
        <source>took a change of several stories back</source>
        <translation>撤销了对多篇稿件的改动</translation>
    </message>
    <message>
        <source>Stopped: {count} were left as they are.</source>
        <translation>已停止：{count} 篇保持原样。</translation>
    </message>
    <message>
        <source>went back to version {number}</source>
        <translation>回到第 {number} 版</translation>
    </message>
    <message>
        <source>saved</source>
        <translation>已保存</translation>
    </message>
    <message>
        <source>before going back</source>
        <translation>回退之前</translation>
    </message>
    <message>
        <source>before recovery</source>
        <translation>恢复之前</translation>
    </message>
    <message>
        <source>typed before a stop</source>
        <translation>中断前键入的</translation>
    </message>
    <message>
        <source>before it was spiked</source>
        <translation>弃用之前</translation>
    </message>
    <message>
        <source>“{name}” is {status}: only a spiked story is brought back.</source>
        <translation>“{name}”现为{status}：只有已弃用的稿件才能取回。</translation>
    </message>
    <message>
        <source>The slug “{slug}” is taken by another story; choose another for “{slug2}”.</source>
        <translation>网址别名“{slug}”已被另一篇稿件占用，请为“{slug2}”另选一个。</translation>
    </message>
    <message>
        <source>edited</source>
        <translation>已编辑</translation>
    </message>
    <message>
        <source>What was written to {to} does not read back as it should: {trouble}</source>
        <translation>写入 {to} 的内容读回后不符：{trouble}</translation>
    </message>
    <message>
        <source>{target} is something else than this story&apos;s bundle; choose another folder.</source>
        <translation>{target} 不是这篇稿件的稿件包，请另选文件夹。</translation>
    </message>
    <message>
        <source>{target} also holds {foreign}, which replacing it would remove; move that away.</source>
        <translation>{target} 里还有 {foreign}，替换会把它删掉；请先移走。</translation>
    </message>
    <message>
        <source>{count} more of this kind.</source>
        <translation>还有 {count} 个同类问题。</translation>
    </message>
    <message>
        <source>The date is in the future.</source>
        <translation>日期在将来。</translation>
    </message>
    <message>
        <source>Check it.</source>
        <translation>请核对。</translation>
    </message>
    <message>
        <source>Readers find it under “{slug}”.</source>
        <translation>读者看到的网址别名是“{slug}”。</translation>
    </message>
    <message>
        <source>Once published the old address leads on to the new one.</source>
        <translation>发布后旧地址会转到新地址。</translation>
    </message>
    <message>
        <source>It has no headline.</source>
        <translation>没有标题。</translation>
    </message>
    <message>
        <source>Write one.</source>
        <translation>请写一个。</translation>
    </message>
    <message>
        <source>It has no text.</source>
        <translation>没有正文。</translation>
    </message>
    <message>
        <source>Write the story.</source>
        <translation>请写正文。</translation>
    </message>
    <message>
        <source>Its text cannot be laid out in time.</source>
        <translation>正文无法在限定时间内排版。</translation>
    </message>
    <message>
        <source>Look for long runs of brackets or signs.</source>
        <translation>请检查有没有很长的括号或符号串。</translation>
    </message>
    <message>
        <source>Your site has no web address yet.</source>
        <translation>网站还没有网址。</translation>
    </message>
    <message>
        <source>Set it under Publication settings.</source>
        <translation>请在发布信息中设定。</translation>
    </message>
    <message>
        <source>No standfirst or search description.</source>
        <translation>没有提要或搜索摘要。</translation>
    </message>
    <message>
        <source>Over {limit} may be cut off in search results.</source>
        <translation>超过 {limit} 个字符，搜索结果中可能会被截断。</translation>
    </message>
    <message>
        <source>It shows an image from another server.</source>
        <translation>引用了别的服务器上的图片。</translation>
    </message>
    <message>
        <source>Add the picture to the story instead.</source>
        <translation>请改为把图片加到稿件里。</translation>
    </message>
    <message>
        <source>The picture “{name}” is not in the story.</source>
        <translation>图片“{name}”不在稿件中。</translation>
    </message>
    <message>
        <source>Add it under Pictures, or take it out of the text.</source>
        <translation>请在“图片”中添加，或从正文中删去。</translation>
    </message>
    <message>
        <source>Add alt text under Pictures.</source>
        <translation>请在“图片”中填写替代文字。</translation>
    </message>
    <message>
        <source>The lead picture has no alt text.</source>
        <translation>题图没有替代文字。</translation>
    </message>
    <message>
        <source>The lead picture has {width} × {height} pixels: too few for search engines.</source>
        <translation>题图只有 {width} × {height} 像素，对搜索引擎来说太小。</translation>
    </message>
    <message>
        <source>A picture in the text is not on this desk; readers get its alt text.</source>
        <translation>正文中的一张图片不在本编辑台上，读者只能看到替代文字。</translation>
    </message>
    <message>
        <source>Add it again under Pictures.</source>
        <translation>请在“图片”中重新添加。</translation>
    </message>
    <message>
        <source>This is a fault of Newsdesk or of the desk&apos;s own theme.</source>
        <translation>这是 Newsdesk 或编辑台自定义主题的问题。</translation>
    </message>
    <message>
        <source>It is under embargo until {embargo:%Y-%m-%d %H:%M} UTC.</source>
        <translation>未到解禁时间（{embargo:%Y-%m-%d %H:%M} UTC）。</translation>
    </message>
    <message>
        <source>Wait until then, or take the embargo out of its details.</source>
        <translation>请等到解禁，或在“详情”中去掉解禁时间。</translation>
    </message>
    <message>
        <source>The address of related link {place} is not a web address.</source>
        <translation>第 {place} 条相关链接的地址不是网址。</translation>
    </message>
    <message>
        <source>Use one that begins with https:// or http://.</source>
        <translation>请用 https:// 或 http:// 开头的地址。</translation>
    </message>
    <message>
        <source>It has no source.</source>
        <translation>没有来源。</translation>
    </message>
    <message>
        <source>It has no date.</source>
        <translation>没有日期。</translation>
    </message>
    <message>
        <source>It has no section.</source>
        <translation>没有栏目。</translation>
    </message>
    <message>
        <source>Fill it in.</source>
        <translation>请填写。</translation>
    </message>
    <message>
        <source>The headline has {count} characters.</source>
        <translation>标题有 {count} 个字符。</translation>
    </message>
    <message>
        <source>Use a larger one.</source>
        <translation>请用更大的图。</translation>
    </message>
    <message>
        <source>A picture in the text has no alt text.</source>
        <translation>正文中有图片没有替代文本。</translation>
    </message>
    <message>
        <source>Related link {place} is to a story that is not here.</source>
        <translation>第 {place} 条相关链接指向这里没有的稿件。</translation>
    </message>
    <message>
        <source>Import it.</source>
        <translation>请导入它。</translation>
    </message>
    <message>
        <source>“{headline}” is {status}.</source>
        <translation>“{headline}”现为{status}。</translation>
    </message>
    <message>
        <source>Publish it or take it out.</source>
        <translation>请发布它，或去掉链接。</translation>
    </message>
    <message>
        <source>Related link {place} has nearly the headline of {first}.</source>
        <translation>第 {place} 条相关链接的标题与第 {first} 条几乎一样。</translation>
    </message>
    <message>
        <source>Take one out, if it is the same news.</source>
        <translation>如果是同一条新闻，请去掉一条。</translation>
    </message>
    <message>
        <source>Related link {place} is the same as {first}.</source>
        <translation>第 {place} 条相关链接与第 {first} 条相同。</translation>
    </message>
    <message>
        <source>Take one out.</source>
        <translation>请去掉一条。</translation>
    </message>
    <message>
        <source>A link in the text leads nowhere.</source>
        <translation>正文中有链接没有有效地址。</translation>
    </message>
    <message>
        <source>Give it an address with https://.</source>
        <translation>请给它补上 https:// 地址。</translation>
    </message>
    <message>
        <source>light</source>
        <translation>浅色</translation>
    </message>
    <message>
        <source>dark</source>
        <translation>深色</translation>
    </message>
    <message>
        <source>In the {scheme} scheme, --{written} (#{colour}) on --{on} (#{under}) has a contrast of {found:.1f}; readers need {enough}.</source>
        <translation>在{scheme}配色下，--{on}（#{under}）上的 --{written}（#{colour}）对比度为 {found:.1f}；读者需要 {enough}。</translation>
    </message>
    <message>
        <source>Choose another colour in the desk&apos;s theme/page.css.</source>
        <translation>请在编辑台主题的 theme/page.css 中另选颜色。</translation>
    </message>
    <message>
        <source>“{wrong} = {right}” is no rule of the house style: {error}.</source>
        <translation>“{wrong} = {right}”不是编辑规范的规则：{error}。</translation>
    </message>
    <message>
        <source>House style: “{right}”, not “{found}”.</source>
        <translation>编辑规范：写“{right}”，不写“{found}”。</translation>
    </message>
    <message>
        <source>House style: leave out “{found}”.</source>
        <translation>编辑规范：删去“{found}”。</translation>
    </message>
    <message>
        <source>Write “{right}”.</source>
        <translation>请写“{right}”。</translation>
    </message>
    <message>
        <source>Leave it out.</source>
        <translation>请删去。</translation>
    </message>
    <message>
        <source>Looking for “{wrong}” takes too long in this story.</source>
        <translation>在这篇稿件中查找“{wrong}”用时过长。</translation>
    </message>
    <message>
        <source>Write the rule simpler, under House style.</source>
        <translation>请在“编辑规范”中简化这条规则。</translation>
    </message>
    <message>
        <source>House style: “{wrong}” can&apos;t be used. {error}</source>
        <translation>编辑规范：“{wrong}”无法使用。{error}</translation>
    </message>
    <message>
        <source>Take it out or lead elsewhere.</source>
        <translation>请去掉，或指向别处。</translation>
    </message>
    <message>
        <source>Open it and look.</source>
        <translation>请打开看看。</translation>
    </message>
    <message>
        <source>Open it and look what your browser says.</source>
        <translation>请打开看看浏览器有什么提示。</translation>
    </message>
    <message>
        <source>Check it again later.</source>
        <translation>请稍后再检查。</translation>
    </message>
    <message>
        <source>Lead to {to} at once.</source>
        <translation>请直接指向 {to}。</translation>
    </message>
    <message>
        <source>{named}: {said} Seen on {at:%Y-%m-%d}.</source>
        <translation>{named}：{said} 检查于 {at:%Y-%m-%d}。</translation>
    </message>
    <message>
        <source>“{headline}” has no link.</source>
        <translation>“{headline}”没有链接。</translation>
    </message>
    <message>
        <source>{count} strip headlines have no link.</source>
        <translation>链接栏里有 {count} 个标题没有链接。</translation>
    </message>
    <message>
        <source>Add one, or leave it as plain text.</source>
        <translation>请添加链接，或保留为纯文字。</translation>
    </message>
    <message>
        <source>Add links, or leave them as plain text.</source>
        <translation>请添加链接，或保留为纯文字。</translation>
    </message>
    <message>
        <source>Link {place} contains tracking parameters.</source>
        <translation>第 {place} 条链接带有跟踪参数。</translation>
    </message>
    <message>
        <source>Remove them.</source>
        <translation>请去掉。</translation>
    </message>
    <message>
        <source>The headline on the page is not the story&apos;s.</source>
        <translation>页面上的标题与稿件不符。</translation>
    </message>
    <message>
        <source>The page holds &lt;{tag}&gt;, which its own policy blocks.</source>
        <translation>页面中有 &lt;{tag}&gt;，会被页面自身的策略拦住。</translation>
    </message>
    <message>
        <source>A picture on the page lacks its description or its size.</source>
        <translation>页面上有图片缺少描述或尺寸。</translation>
    </message>
    <message>
        <source>The byline on the page is not the story&apos;s.</source>
        <translation>页面上的署名与稿件不符。</translation>
    </message>
    <message>
        <source>The date on the page is not the story&apos;s.</source>
        <translation>页面上的日期与稿件不符。</translation>
    </message>
    <message>
        <source>The source on the page is not the story&apos;s.</source>
        <translation>页面上的来源与稿件不符。</translation>
    </message>
    <message>
        <source>Some of the story&apos;s text is not on the page.</source>
        <translation>稿件的部分正文不在页面上。</translation>
    </message>
    <message>
        <source>The headline in the page&apos;s data is not the story&apos;s.</source>
        <translation>页面数据中的标题与稿件不符。</translation>
    </message>
    <message>
        <source>The byline in the page&apos;s data is not the story&apos;s.</source>
        <translation>页面数据中的署名与稿件不符。</translation>
    </message>
    <message>
        <source>A headline of the strip is not on the page.</source>
        <translation>链接栏中有标题没有出现在页面上。</translation>
    </message>
    <message>
        <source>What was published stays, and the next publish completes this one</source>
        <translation>已发布的内容保持不变，下次发布会补完这一次</translation>
    </message>
    <message>
        <source>it is not there yet</source>
        <translation>还没有发布过</translation>
    </message>
    <message>
        <source>the theme or the settings changed</source>
        <translation>主题或设置有改动</translation>
    </message>
    <message>
        <source>nothing leads to it any more</source>
        <translation>已没有页面指向它</translation>
    </message>
    <message>
        <source>what it lists changed</source>
        <translation>所列内容有变</translation>
    </message>
    <message>
        <source>it was withdrawn</source>
        <translation>已撤下</translation>
    </message>
    <message>
        <source>a story it links to changed</source>
        <translation>所链接的稿件有变</translation>
    </message>
    <message>
        <source>the story changed</source>
        <translation>稿件有变</translation>
    </message>
    <message>
        <source>{folder}: the last publish was interrupted; publish again to complete it.</source>
        <translation>{folder}：上次发布被中断，请再发布一次以补完。</translation>
    </message>
    <message>
        <source>{path} is missing.</source>
        <translation>缺少 {path}。</translation>
    </message>
    <message>
        <source>{path} was changed since it was published.</source>
        <translation>{path} 在发布后被改动。</translation>
    </message>
    <message>
        <source> (and {count} more)</source>
        <translation>（另有 {count} 个）</translation>
    </message>
    <message>
        <source>{foreign}{more} in {to} is not as it was published: someone else wrote it. Nothing was changed; move it away and publish again.</source>
        <translation>{to} 中的 {foreign}{more} 与发布时不同：已被他人改动。这次什么也没有写入；请把它移走，再发布一次。</translation>
    </message>
    <message>
        <source>{path} is not a site&apos;s manifest; choose another folder for the site.</source>
        <translation>{path} 不是站点清单，请为网站另选文件夹。</translation>
    </message>
    <message>
        <source>A site cannot be sent to {address}: use a folder, a .zip, or an address that begins with sftp://, s3://, git+ssh://, git+https:// or git+file://.</source>
        <translation>网站不能上传到 {address}：请用文件夹、.zip，或以 sftp://、s3://、git+ssh://、git+https://、git+file:// 开头的地址。</translation>
    </message>
    <message>
        <source>{address} is no address: {error}.</source>
        <translation>{address} 不是有效地址：{error}。</translation>
    </message>
    <message>
        <source>Take the password out of the address of {host}: it would be kept where others can read it. “newsdesk secret ADDRESS” puts it into this computer&apos;s keyring.</source>
        <translation>请把 {host} 地址里的密码去掉：否则别人也能读到。用“newsdesk secret 地址”可把它存入这台电脑的钥匙串。</translation>
    </message>
    <message>
        <source>{address} names no server; write it like sftp://me@example.org/srv/www.</source>
        <translation>{address} 没有写明服务器；请写成 sftp://me@example.org/srv/www 的形式。</translation>
    </message>
    <message>
        <source>No folder is named; say where the site shall lie.</source>
        <translation>没有写明文件夹；请说明网站放在哪里。</translation>
    </message>
    <message>
        <source>“{branch}” is no name of a branch.</source>
        <translation>“{branch}”不是有效的分支名。</translation>
    </message>
    <message>
        <source>Publishing into a git repository needs git, which is not on this computer.</source>
        <translation>发布到 git 仓库需要 git，而这台电脑上没有。</translation>
    </message>
    <message>
        <source>The repository did not answer within ten minutes; publish again.</source>
        <translation>仓库十分钟内没有响应，请再发布一次。</translation>
    </message>
    <message>
        <source>someone else pushed meanwhile; publish again</source>
        <translation>其间有别人推送了，请再发布一次</translation>
    </message>
    <message>
        <source>git cannot {arguments} the site: {why}. The repository is as it was.</source>
        <translation>git 无法对网站执行 {arguments}：{why}。仓库保持原样。</translation>
    </message>
    <message>
        <source>{path} did not arrive as it was sent; publish again.</source>
        <translation>{path} 上传后与原文件不符，请再发布一次。</translation>
    </message>
    <message>
        <source>does not let you do that; look at the address and the key</source>
        <translation>不允许你这样做，请检查地址和密钥</translation>
    </message>
    <message>
        <source>does not know that access key; look at the address and the key</source>
        <translation>不认识这个访问密钥，请检查地址和密钥</translation>
    </message>
    <message>
        <source>says that the secret key is another; look at the address and the key</source>
        <translation>提示密钥不正确，请检查地址和密钥</translation>
    </message>
    <message>
        <source>has no bucket of that name; look at the address</source>
        <translation>没有这个名字的存储桶，请检查地址</translation>
    </message>
    <message>
        <source>The bucket “{bucket}” at {host}</source>
        <translation>{host} 上的存储桶“{bucket}”</translation>
    </message>
    <message>
        <source>{where} wants a secret key, and this computer has none; “newsdesk secret {address}” keeps it</source>
        <translation>{where}需要密钥，而这台电脑上没有；“newsdesk secret {address}”可以存入</translation>
    </message>
    <message>
        <source>{where} has {path} otherwise than it was sent</source>
        <translation>{where}中的 {path} 与发送的不符</translation>
    </message>
    <message>
        <source>{where} is full; make room there, or ask who runs it</source>
        <translation>{where}已满，请在那里腾出空间，或询问其管理员</translation>
    </message>
    <message>
        <source>{where} {told}</source>
        <translation>{where}{told}</translation>
    </message>
    <message>
        <source>cannot be asked for: {message}; look at the address</source>
        <translation>无法访问：{message}，请检查地址</translation>
    </message>
    <message>
        <source>{where} could not be reached to the end ({kind})</source>
        <translation>与{where}的连接中断（{kind}）</translation>
    </message>
    <message>
        <source>answers: {message}</source>
        <translation>返回：{message}</translation>
    </message>
    <message>
        <source>{name} does not let you in. Put its password into this computer&apos;s keyring with “newsdesk secret”, or add your key on the server.</source>
        <translation>{name} 拒绝登录。请用“newsdesk secret”把密码存入这台电脑的钥匙串，或在服务器上加入你的公钥。</translation>
    </message>
    <message>
        <source>{name} is not the server it was: its key changed. Ask who runs it; nothing was sent.</source>
        <translation>{name} 不是原来那台服务器：它的密钥变了。请询问管理员；什么也没有上传。</translation>
    </message>
    <message>
        <source>{name} is not known to this computer yet. Log in once with “ssh {host}”, look at its fingerprint, and publish again.</source>
        <translation>这台电脑还没有连接过 {name}。请用“ssh {host}”登录一次，核对指纹，再发布。</translation>
    </message>
    <message>
        <source>{name} lets you in, but you may not write in that folder; ask who runs it. What is there stays.</source>
        <translation>{name} 允许您登录，但您无权写入该文件夹；请询问其管理员。那里已有的内容保持不变。</translation>
    </message>
    <message>
        <source>{name} takes no more: its disk may be full or read-only, or your share of it used up. What was sent stays; once there is room, the next publish goes on from there.</source>
        <translation>{name} 不再接收文件：其磁盘可能已满或为只读，或者您的配额已用完。已发送的内容会保留；有空间后，下次发布将从那里继续。</translation>
    </message>
    <message>
        <source>{name} cannot be reached; nothing was sent. Look at the address and the connection.</source>
        <translation>连不上 {name}，什么也没有上传。请检查地址和网络。</translation>
    </message>
    <message>
        <source>the connection broke off</source>
        <translation>连接中断</translation>
    </message>
    <message>
        <source>{name} could not be written to the end ({said}). What was sent stays; the next publish goes on from there.</source>
        <translation>{name} 没能写完（{said}）。已上传的内容仍在，下次发布会接着上传。</translation>
    </message>
    <message>
        <source>Sending was stopped after {done} of {count} files; the next publish goes on.</source>
        <translation>共 {count} 个文件，上传 {done} 个后停止，下次发布会接着上传。</translation>
    </message>
    <message>
        <source>There is a {manifest} at that address that is no site&apos;s; choose another folder on the server.</source>
        <translation>该地址有一个 {manifest}，但不是网站的；请在服务器上另选文件夹。</translation>
    </message>
    <message>
        <source>{foreign}{more} on the server is not as it was published: someone else wrote it. Nothing was changed; move it away and publish again.</source>
        <translation>服务器上的 {foreign}{more} 与发布时不同：已被他人改动。这次什么也没有写入；请把它移走，再发布一次。</translation>
    </message>
    <message>
        <source>{mirror} was changed or removed; remove the folder {mirror2} and publish again.</source>
        <translation>{mirror} 被改动或删除；请删去文件夹 {mirror2} 再发布。</translation>
    </message>
    <message>
        <source>{target} is something else than a site; choose another name.</source>
        <translation>{target} 不是网站，请换一个名称。</translation>
    </message>
    <message>
        <source>{target} was not written as it should be: {trouble} Publish again.</source>
        <translation>{target} 没有写成应有的样子：{trouble} 请再发布一次。</translation>
    </message>
    <message>
        <source>{path} is missing or damaged.</source>
        <translation>{path} 缺失或损坏。</translation>
    </message>
    <message>
        <source>“{undone}” is still in the story.</source>
        <translation>稿件中还有“{undone}”。</translation>
    </message>
    <message>
        <source>Fill it in or take it out.</source>
        <translation>请补全或删去。</translation>
    </message>
    <message>
        <source>There are two blanks in a row.</source>
        <translation>有连续两个空格。</translation>
    </message>
    <message>
        <source>Leave one.</source>
        <translation>请只留一个。</translation>
    </message>
    <message>
        <source>A link in the text has no words to press.</source>
        <translation>正文中有链接没有可点击的文字。</translation>
    </message>
    <message>
        <source>Say where it leads.</source>
        <translation>请写明它指向哪里。</translation>
    </message>
    <message>
        <source>“{words}”: the word is there twice.</source>
        <translation>“{words}”：同一个词写了两遍。</translation>
    </message>
    <message>
        <source>Leave one “{word}”.</source>
        <translation>只留一个“{word}”。</translation>
    </message>
    <message>
        <source>This heading skips a rank.</source>
        <translation>这个小标题跳级了。</translation>
    </message>
    <message>
        <source>Begin it with {signs}.</source>
        <translation>请以 {signs} 开头。</translation>
    </message>
    <message>
        <source>The footnote “{name}” is not there.</source>
        <translation>没有脚注“{name}”。</translation>
    </message>
    <message>
        <source>Write it: [^{name}]: …</source>
        <translation>请写上：[^{name}]: …</translation>
    </message>
    <message>
        <source>The address “{name}” is not there.</source>
        <translation>没有地址“{name}”。</translation>
    </message>
    <message>
        <source>Add [{name}]: https://…</source>
        <translation>请加上 [{name}]: https://…</translation>
    </message>
    <message>
        <source>The text does not look like “{language}”.</source>
        <translation>正文看起来不是“{language}”。</translation>
    </message>
    <message>
        <source>Set its language.</source>
        <translation>请设定它的语言。</translation>
    </message>
    <message>
        <source>the disk is full</source>
        <translation>磁盘已满</translation>
    </message>
    <message>
        <source>the disk takes no file of that size</source>
        <translation>磁盘不支持这么大的文件</translation>
    </message>
    <message>
        <source>it is read-only</source>
        <translation>它是只读的</translation>
    </message>
    <message>
        <source>you may not write there</source>
        <translation>你不能在那里写入</translation>
    </message>
    <message>
        <source>there is a file in the place of a folder</source>
        <translation>该放文件夹的地方有一个文件</translation>
    </message>
    <message>
        <source>there is a folder in the place of a file</source>
        <translation>该放文件的地方有一个文件夹</translation>
    </message>
    <message>
        <source>its name is too long</source>
        <translation>名称太长</translation>
    </message>
    <message>
        <source>it is gone</source>
        <translation>它已不在</translation>
    </message>
    <message>
        <source>the disk reports a fault</source>
        <translation>磁盘报错</translation>
    </message>
    <message>
        <source>Nothing there was changed</source>
        <translation>那里什么也没有改动</translation>
    </message>
    <message>
        <source>{folder} cannot be written: {reason}. {otherwise}; choose another folder, or try again once that is mended.</source>
        <translation>无法写入 {folder}：{reason}。{otherwise}；请另选文件夹，或排除故障后再试。</translation>
    </message>
    <message>
        <source>{name} is not whole: {names}</source>
        <translation>{name} 不完整：{names}</translation>
    </message>
    <message>
        <source>{name} cannot be read as a bundle: {error}</source>
        <translation>{name} 不能作为稿件包读取：{error}</translation>
    </message>
    <message>
        <source>{name} cannot be read: {reason}.</source>
        <translation>无法读取 {name}：{reason}。</translation>
    </message>
    <message>
        <source>{name} is no Newsdesk bundle, and no file in it can be imported; name a bundle, or a folder with pages, Markdown, ninjs or feeds.</source>
        <translation>{name} 不是 Newsdesk 稿件包，里面也没有可以导入的文件；请指定一个稿件包，或装有网页、Markdown、ninjs 或订阅源的文件夹。</translation>
    </message>
    <message>
        <source>{name} is no Newsdesk bundle: it has no manifest.json.</source>
        <translation>{name} 不是 Newsdesk 稿件包：没有 manifest.json。</translation>
    </message>
    <message>
        <source>{name} has a link or a device in it and is refused.</source>
        <translation>{name} 里含有链接或设备文件，拒绝读取。</translation>
    </message>
    <message>
        <source>{name} holds more than a bundle does.</source>
        <translation>{name} 里有稿件包不该有的内容。</translation>
    </message>
    <message>
        <source>The front matter has more than {limit} MB.</source>
        <translation>文首字段超过 {limit} MB。</translation>
    </message>
    <message>
        <source>The front matter is not readable YAML: {names}.</source>
        <translation>文首字段不是可读的 YAML：{names}。</translation>
    </message>
    <message>
        <source>The front matter is not a list of fields (`title: …`).</source>
        <translation>文首字段不是字段列表（`title: …`）。</translation>
    </message>
    <message>
        <source>{name} cannot be read as a hand-over: {error}</source>
        <translation>{name} 不能作为交接包读取：{error}</translation>
    </message>
    <message>
        <source>{name} is no Newsdesk bundle: it has no readable manifest.json.</source>
        <translation>{name} 不是 Newsdesk 稿件包：没有可读的 manifest.json。</translation>
    </message>
    <message>
        <source>{name} is no Newsdesk bundle: its manifest.json is another program&apos;s.</source>
        <translation>{name} 不是 Newsdesk 稿件包：manifest.json 是别的程序的。</translation>
    </message>
    <message>
        <source>{name} was made by a newer Newsdesk (bundle format {version}); update this one.</source>
        <translation>{name} 由更新的 Newsdesk 生成（稿件包格式 {version}），请更新本程序。</translation>
    </message>
    <message>
        <source>This is JSON, but no ninjs: it has neither a uri nor a headline nor text.</source>
        <translation>这是 JSON，但不是 ninjs：既没有 uri，也没有标题和正文。</translation>
    </message>
    <message>
        <source>{name} is larger than 5 MB: too large for a list of feeds.</source>
        <translation>{name} 超过 5 MB：作为订阅源列表太大。</translation>
    </message>
    <message>
        <source>{name} is no list of feeds (OPML).</source>
        <translation>{name} 不是订阅源列表（OPML）。</translation>
    </message>
    <message>
        <source>{name} is no whole zip file: {error}.</source>
        <translation>{name} 不是完整的 zip 文件：{error}。</translation>
    </message>
    <message>
        <source>stands there twice</source>
        <translation>出现了两次</translation>
    </message>
    <message>
        <source>{archive} is refused: the name {name!r} in it {trouble}.</source>
        <translation>拒绝读取 {archive}：其中的名称 {name!r} {trouble}。</translation>
    </message>
    <message>
        <source>has control characters</source>
        <translation>含有控制字符</translation>
    </message>
    <message>
        <source>is no plain path</source>
        <translation>不是普通路径</translation>
    </message>
    <message>
        <source>leaves its folder</source>
        <translation>超出了自己的文件夹</translation>
    </message>
    <message>
        <source>ends in a dot or blank</source>
        <translation>以点或空格结尾</translation>
    </message>
    <message>
        <source>is a device on Windows</source>
        <translation>在 Windows 上是设备</translation>
    </message>
    <message>
        <source>is a zip itself</source>
        <translation>本身是 zip</translation>
    </message>
    <message>
        <source>{name} has more than {limit} MB; a bundle never has.</source>
        <translation>{name} 超过 {limit} MB，稿件包从不这么大。</translation>
    </message>
    <message>
        <source>{name} has too many entries; a bundle has {limit:,} at most.</source>
        <translation>{name} 的条目太多，稿件包最多有 {limit:,} 个。</translation>
    </message>
    <message>
        <source>{name} is refused: {filename} is packed in an unusual way.</source>
        <translation>拒绝读取 {name}：{filename} 的压缩方式不常见。</translation>
    </message>
    <message>
        <source>{name} is refused: {filename} unpacks to far too much.</source>
        <translation>拒绝读取 {name}：{filename} 解压后过大。</translation>
    </message>
    <message>
        <source>{name} is refused: {filename} is a zip itself.</source>
        <translation>拒绝读取 {name}：{filename} 本身是 zip。</translation>
    </message>
    <message>
        <source>Untitled</source>
        <translation>无标题</translation>
    </message>
    <message>
        <source>It answers.</source>
        <translation>可以访问。</translation>
    </message>
    <message>
        <source>It leads on to {to} ({lasting}).</source>
        <translation>跳转到 {to}（{lasting}）。</translation>
    </message>
    <message>
        <source>It leads to the home page {to}: the story may be gone.</source>
        <translation>跳转到首页 {to}：稿件可能已不在。</translation>
    </message>
    <message>
        <source>The page there is called “{title}”: it may be another one.</source>
        <translation>那里的页面标题是“{title}”：可能已是另一个页面。</translation>
    </message>
    <message>
        <source>The page there says that it is not there: “{title}”.</source>
        <translation>那里的页面提示内容不存在：“{title}”。</translation>
    </message>
    <message>
        <source>There is no page any more ({status}).</source>
        <translation>页面已不存在（{status}）。</translation>
    </message>
    <message>
        <source>No machine called {host} can be found.</source>
        <translation>找不到名为 {host} 的主机。</translation>
    </message>
    <message>
        <source>{host} lets no check in ({status}); readers may well get there.</source>
        <translation>{host} 拒绝检查（{status}），读者多半能打开。</translation>
    </message>
    <message>
        <source>{host} asks whether a person is there; readers may well get there.</source>
        <translation>{host} 要求人机验证，读者多半能打开。</translation>
    </message>
    <message>
        <source>The certificate of {host} cannot be trusted: browsers warn of it.</source>
        <translation>{host} 的证书不可信：浏览器会发出警告。</translation>
    </message>
    <message>
        <source>{host} took too long to answer.</source>
        <translation>{host} 响应超时。</translation>
    </message>
    <message>
        <source>{host} cannot be reached at the moment.</source>
        <translation>目前连不上 {host}。</translation>
    </message>
    <message>
        <source>{host} answers with what is no page.</source>
        <translation>{host} 返回的不是网页。</translation>
    </message>
    <message>
        <source>{host} reports a fault of its own ({status}).</source>
        <translation>{host} 自身出错（{status}）。</translation>
    </message>
    <message>
        <source>It sends on and on from one address to the next.</source>
        <translation>在几个地址之间循环跳转。</translation>
    </message>
    <message>
        <source>Not asked: only public machines at their usual ports are, without a name or password.</source>
        <translation>未访问：只访问公网主机的常用端口，且地址不得带用户名和密码。</translation>
    </message>
    <message>
        <source>for good</source>
        <translation>永久</translation>
    </message>
    <message>
        <source>for now</source>
        <translation>暂时</translation>
    </message>
    <message>
        <source>Line {number} of the house style is no rule: write it as “wrong = right”.</source>
        <translation>编辑规范第 {number} 行不是规则：请写成“错 = 对”。</translation>
    </message>
    <message>
        <source>the same story</source>
        <translation>相同的稿件</translation>
    </message>
    <message>
        <source>the same address</source>
        <translation>相同的地址</translation>
    </message>
    <message>
        <source>nearly the same headline</source>
        <translation>几乎相同的标题</translation>
    </message>
    <message>
        <source>“{name}” cannot be read as an article: {error}.</source>
        <translation>“{name}”不能作为稿件读取：{error}。</translation>
    </message>
    <message>
        <source>There is no field “{field}:”; there are {names}.</source>
        <translation>没有字段“{field}:”；可用的有 {names}。</translation>
    </message>
    <message>
        <source>“{field}:” takes a day, month or year: 2026-01-19, 2026-01, 2026, today, yesterday.</source>
        <translation>“{field}:”后写日、月或年：2026-01-19、2026-01、2026、today、yesterday。</translation>
    </message>
    <message>
        <source>“status:” takes one of {states}.</source>
        <translation>“status:”后写 {states} 之一。</translation>
    </message>
    <message>
        <source>“is:” takes embargoed, scheduled or one of {states}.</source>
        <translation>“is:”后写 embargoed、scheduled 或 {states} 之一。</translation>
    </message>
    <message>
        <source>“{slug}” cannot be a slug: use lower-case letters a–z, digits and single hyphens, at most {limit} characters, and no name that a site or Windows uses itself.</source>
        <translation>“{slug}”不能用作网址别名：请用小写字母 a–z、数字和单个连字符，最多 {limit} 个字符，且不能是网站或 Windows 保留的名称。</translation>
    </message>
    <message>
        <source>Draft</source>
        <translation>草稿</translation>
    </message>
    <message>
        <source>In review</source>
        <translation>审阅中</translation>
    </message>
    <message>
        <source>Ready</source>
        <translation>待发</translation>
    </message>
    <message>
        <source>Published</source>
        <translation>已发布</translation>
    </message>
    <message>
        <source>Killed</source>
        <translation>已撤稿</translation>
    </message>
    <message>
        <source>Spiked</source>
        <translation>已弃用</translation>
    </message>
    <message>
        <source>draft</source>
        <translation>草稿</translation>
    </message>
    <message>
        <source>review</source>
        <translation>审阅中</translation>
    </message>
    <message>
        <source>ready</source>
        <translation>待发</translation>
    </message>
    <message>
        <source>published</source>
        <translation>已发布</translation>
    </message>
    <message>
        <source>killed</source>
        <translation>已撤稿</translation>
    </message>
    <message>
        <source>spiked</source>
        <translation>已弃用</translation>
    </message>
    <message>
        <source>“{headline}” is {now} and cannot become {wanted}; from here it can become: {legal}.</source>
        <translation>“{headline}”现为{now}，不能变为{wanted}；由此可以变为：{legal}。</translation>
    </message>
    <message>
        <source>A text of more than {limit:,} characters cannot be laid out; split the story.</source>
        <translation>超过 {limit:,} 个字符的正文无法排版，请拆分稿件。</translation>
    </message>
    <message>
        <source>Quotes or lists nest more than {limit} deep; make the text flatter.</source>
        <translation>引文或列表嵌套超过 {limit} 层，请减少嵌套。</translation>
    </message>
    <message>
        <source>The page renderer does not start ({reason}); close other programs and try again.</source>
        <translation>页面渲染程序无法启动（{reason}）；请关闭其他程序后重试。</translation>
    </message>
    <message>
        <source>The page renderer does not start; restart Newsdesk.</source>
        <translation>页面排版进程无法启动，请重启 Newsdesk。</translation>
    </message>
    <message>
        <source>The text of “{name}” cannot be laid out in time; look for very long runs of brackets or other signs in it.</source>
        <translation>“{name}”的正文无法在限定时间内排版；请检查其中有没有很长的括号或符号串。</translation>
    </message>
    <message>
        <source>There is no page theme “{name}”; set the desk&apos;s theme to one of: {names}.</source>
        <translation>没有页面主题“{name}”；请把编辑台的主题设为以下之一：{names}。</translation>
    </message>
    <message>
        <source>The logo {path} is no PNG picture: choose it anew, under Publication.</source>
        <translation>徽标 {path} 不是 PNG 图片：请在“发布信息”中重新选择。</translation>
    </message>
    <message>
        <source> for “{story}”</source>
        <translation>（用于“{story}”）</translation>
    </message>
    <message>
        <source>The desk&apos;s own template {name}, line {line}, cannot be used{about}: {error}. Mend it, or move it out of {own}.</source>
        <translation>编辑台的自定义模板 {name} 第 {line} 行无法使用{about}：{error}。请改好，或把它移出 {own}。</translation>
    </message>
    <message>
        <source>“{name}” is no time zone; set one such as Europe/Paris.</source>
        <translation>“{name}”不是时区，请设成 Europe/Paris 之类。</translation>
    </message>
    <message>
        <source>“{headline}” is on the desk already, or another story has the slug “{slug}”; choose another slug.</source>
        <translation>“{headline}”已在编辑台上，或另一篇稿件已用网址别名“{slug}”；请另选网址别名。</translation>
    </message>
    <message>
        <source>The slug “{slug}” is taken by another story; choose another.</source>
        <translation>网址别名“{slug}”已被另一篇稿件占用，请另选一个。</translation>
    </message>
    <message>
        <source>There is no story “{slug}” on this desk; look at the list of stories.</source>
        <translation>这个编辑台上没有稿件“{slug}”，请查看稿件列表。</translation>
    </message>
    <message>
        <source>That story is no longer on this desk; look at the list of stories.</source>
        <translation>那篇稿件已不在这个编辑台上，请查看稿件列表。</translation>
    </message>
    <message>
        <source>“{headline}” was saved elsewhere since you opened it; your text is kept here. Open it again to see the other one.</source>
        <translation>“{headline}”在你打开后又在别处保存过；你的文字仍保留在这里。请重新打开以查看另一份。</translation>
    </message>
    <message>
        <source>No backup can be written into {folder}: {reason}.</source>
        <translation>无法在 {folder} 写入备份：{reason}。</translation>
    </message>
    <message>
        <source>The backup just made is not whole: {trouble}</source>
        <translation>刚做的备份不完整：{trouble}</translation>
    </message>
    <message>
        <source>{path} is no backup of a desk: its manifest is missing or broken.</source>
        <translation>{path} 不是编辑台的备份：清单缺失或损坏。</translation>
    </message>
    <message>
        <source>{path} is missing or was changed.</source>
        <translation>{path} 缺失或被改动。</translation>
    </message>
    <message>
        <source>The picture {path} is missing or cut off.</source>
        <translation>图片 {path} 缺失或被截断。</translation>
    </message>
    <message>
        <source>{trouble} Nothing was restored; take another backup.</source>
        <translation>{trouble}什么也没有恢复，请换一个备份。</translation>
    </message>
    <message>
        <source>The backup cannot be restored into {desk}: {reason}.</source>
        <translation>无法把备份恢复到 {desk}：{reason}。</translation>
    </message>
    <message>
        <source>There is a desk in {folder} already; choose another folder.</source>
        <translation>{folder} 中已有编辑台，请另选文件夹。</translation>
    </message>
    <message>
        <source>The desk cannot be copied into {folder}: {reason}.</source>
        <translation>无法把编辑台复制到 {folder}：{reason}。</translation>
    </message>
    <message>
        <source>The copy of {desk} is not whole: somebody wrote there meanwhile, or the desk is damaged; try again.</source>
        <translation>{desk} 的副本不完整：其间有人在那里写入，或编辑台已损坏；请重试。</translation>
    </message>
    <message>
        <source>The desk in {desk} is open; close Newsdesk and restore then.</source>
        <translation>{desk} 中的编辑台正开着；请关闭 Newsdesk 后再恢复。</translation>
    </message>
    <message>
        <source>{path} is damaged: {said}.</source>
        <translation>{path} 已损坏：{said}。</translation>
    </message>
    <message>
        <source>What was being looked for is no longer wanted.</source>
        <translation>已不再需要这次查找。</translation>
    </message>
    <message>
        <source>A desk cannot keep that: a number in it is too large, or a sign is no character ({said}).</source>
        <translation>编辑台无法保存：其中的数字过大，或含有无效字符（{said}）。</translation>
    </message>
    <message>
        <source>Something in the desk in {folder} is damaged ({said}); “newsdesk doctor” says where. Restore a backup.</source>
        <translation>{folder} 中的编辑台有损坏（{said}）；“newsdesk doctor”会指出位置。请恢复备份。</translation>
    </message>
    <message>
        <source>The disk is full: nothing more can be saved in {folder}. Make room and save again.</source>
        <translation>磁盘已满：{folder} 中无法再保存。请腾出空间，再保存一次。</translation>
    </message>
    <message>
        <source>The desk in {folder} is in use by another program; try again in a moment.</source>
        <translation>{folder} 中的编辑台正被另一个程序使用，请稍后再试。</translation>
    </message>
    <message>
        <source>Nothing can be saved in the desk in {folder}: work on a copy of it, or look at the rights of that folder.</source>
        <translation>{folder} 中的编辑台无法保存：请在副本上工作，或检查该文件夹的权限。</translation>
    </message>
    <message>
        <source>The desk in {folder} is damaged ({said}); it was left as it is. Restore a backup.</source>
        <translation>{folder} 中的编辑台已损坏（{said}），保持原样。请恢复备份。</translation>
    </message>
    <message>
        <source>The desk in {folder} cannot be used: {said}.</source>
        <translation>{folder} 中的编辑台无法使用：{said}。</translation>
    </message>
    <message>
        <source>The shared desk {address} cannot be reached ({said}).</source>
        <translation>无法连接共享编辑台 {address}（{said}）。</translation>
    </message>
    <message>
        <source>The shared desk {address} does not let you in ({said}). Look at your name and password for it.</source>
        <translation>共享编辑台 {address} 拒绝登录（{said}）。请检查用户名和密码。</translation>
    </message>
    <message>
        <source>You may read the shared desk {address} but not write on it. Ask whoever runs it for the rights.</source>
        <translation>你可以阅读共享编辑台 {address}，但不能写入。请向管理员申请权限。</translation>
    </message>
    <message>
        <source>The disk of the shared desk {address} is full: nothing more can be saved. Tell whoever runs it.</source>
        <translation>共享编辑台 {address} 的磁盘已满，无法再保存。请告知管理员。</translation>
    </message>
    <message>
        <source>Somebody else is writing the same on the shared desk; try again in a moment.</source>
        <translation>共享编辑台上有人正在写同样的内容，请稍后再试。</translation>
    </message>
    <message>
        <source>An address or a name is too long for the shared desk ({said}); shorten it.</source>
        <translation>有网址或名称对共享编辑台来说过长（{said}），请缩短。</translation>
    </message>
    <message>
        <source>The server of the shared desk {address} lacks what searching needs ({said}). Ask whoever runs it to install the extension pg_trgm.</source>
        <translation>共享编辑台 {address} 的服务器缺少搜索所需的组件（{said}）。请管理员安装扩展 pg_trgm。</translation>
    </message>
    <message>
        <source>The shared desk {address} is no desk or is damaged ({said}); it was left as it is.</source>
        <translation>共享编辑台 {address} 不是编辑台或已损坏（{said}），保持原样。</translation>
    </message>
    <message>
        <source>The shared desk {address} cannot do that: {said}.</source>
        <translation>共享编辑台 {address} 无法执行：{said}。</translation>
    </message>
    <message>
        <source>The feed {url} is on this desk already.</source>
        <translation>订阅源 {url} 已在这个编辑台上。</translation>
    </message>
    <message>
        <source>That feed is no longer on this desk.</source>
        <translation>那个订阅源已不在这个编辑台上。</translation>
    </message>
    <message>
        <source>That item is no longer on the wire.</source>
        <translation>那条电讯已不在列表中。</translation>
    </message>
    <message>
        <source>This shared desk has no folder for pictures that all of you reach. Whoever runs it adds one to its address: …?files=FOLDER.</source>
        <translation>这个共享编辑台没有大家都能访问的图片文件夹。请管理员在它的地址后加上：…?files=文件夹。</translation>
    </message>
    <message>
        <source>A file of type {mime} is no picture a page can show; use JPEG, PNG or WebP.</source>
        <translation>{mime} 类型的文件不是页面能显示的图片，请用 JPEG、PNG 或 WebP。</translation>
    </message>
    <message>
        <source>A picture in {folder} cannot be read: {reason}.</source>
        <translation>无法读取 {folder} 中的图片：{reason}。</translation>
    </message>
    <message>
        <source>A picture in {folder} cannot be removed: {reason}.</source>
        <translation>无法删除 {folder} 中的图片：{reason}。</translation>
    </message>
    <message>
        <source>The journal in {folder} cannot be written: {reason}.</source>
        <translation>无法写入 {folder} 中的输入记录：{reason}。</translation>
    </message>
    <message>
        <source>The file {name} in {place} is not what was put there, and is not used; add the picture again.</source>
        <translation>{place} 中的文件 {name} 与当初存入的不符，未予使用；请重新添加这张图片。</translation>
    </message>
    <message>
        <source>{trouble}. Until that is mended no picture can be added, and those alone are shown that this computer has seen; all else goes on.</source>
        <translation>{trouble}。在此解决之前无法添加图片，只显示这台电脑看过的图片；其他工作照常进行。</translation>
    </message>
    <message>
        <source>Nothing can be written into {parent}: {reason}.</source>
        <translation>无法在 {parent} 写入：{reason}。</translation>
    </message>
    <message>
        <source>The picture {digest}… is not on this desk; add it again.</source>
        <translation>图片 {digest}… 不在这个编辑台上，请重新添加。</translation>
    </message>
    <message>
        <source>There is no version {number} of that story; look at the list of its versions.</source>
        <translation>那篇稿件没有第 {number} 版，请查看版本列表。</translation>
    </message>
    <message>
        <source>The desk {path} was written by a newer Newsdesk (format {found}, this one reads up to {newest}); install the newer version. Nothing was changed.</source>
        <translation>编辑台 {path} 由更新的 Newsdesk 写成（格式 {found}，本程序读到 {newest}）；请安装新版本。什么也没有改动。</translation>
    </message>
    <message>
        <source>No backup can be written into {parent}: {reason}.</source>
        <translation>无法在 {parent} 写入备份：{reason}。</translation>
    </message>
    <message>
        <source>{path} is no desk or is damaged; it was left as it is. Restore a backup or move it away.</source>
        <translation>{path} 不是编辑台或已损坏，保持原样。请恢复备份或把它移走。</translation>
    </message>
    <message>
        <source>The desk&apos;s database {path} is missing, but its pictures or journal are there. Restore a backup (newsdesk restore BACKUP), or move {folder} away to begin a new desk.</source>
        <translation>编辑台的数据库 {path} 不见了，但图片或输入记录还在。请恢复备份（newsdesk restore BACKUP），或把 {folder} 移走，重新建立编辑台。</translation>
    </message>
    <message>
        <source>The desk {path} cannot be read: {reason}.</source>
        <translation>无法读取编辑台 {path}：{reason}。</translation>
    </message>
    <message>
        <source>The desk in {parent} is damaged and was not changed; restore a backup.</source>
        <translation>{parent} 中的编辑台已损坏，没有改动；请恢复备份。</translation>
    </message>
    <message>
        <source>A shared strip needs a name: stories find it by that.</source>
        <translation>共用链接栏需要名称：稿件靠名称找到它。</translation>
    </message>
    <message>
        <source>There is a shared strip “{name}” already: use that one, or choose another.</source>
        <translation>已有共用链接栏“{name}”：请用它，或另取名称。</translation>
    </message>
    <message>
        <source>That shared strip is no longer on this desk.</source>
        <translation>那个共用链接栏已不在这个编辑台上。</translation>
    </message>
    <message>
        <source>There is a shared strip “{name}” already; choose another name.</source>
        <translation>已有共用链接栏“{name}”，请另取名称。</translation>
    </message>
    <message>
        <source>A story uses</source>
        <translation>有 1 篇稿件使用</translation>
    </message>
    <message>
        <source>{used} stories use</source>
        <translation>有 {used} 篇稿件使用</translation>
    </message>
    <message>
        <source>{stories} the strip “{name}”: it stays.</source>
        <translation>{stories}链接栏“{name}”，因此没有删除。</translation>
    </message>
    <message>
        <source>Look for a newer version</source>
        <translation>查看新版本</translation>
    </message>
    <message>
        <source>Opens the download page in your browser; Newsdesk itself asks nobody</source>
        <translation>在浏览器中打开下载页；Newsdesk 本身不会联网查询</translation>
    </message>
    <message>
        <source>About</source>
        <translation>关于</translation>
    </message>
    <message>
        <source>About Newsdesk</source>
        <translation>关于 Newsdesk</translation>
    </message>
    <message>
        <source>System</source>
        <translation>系统</translation>
    </message>
    <message>
        <source>Desk</source>
        <translation>编辑台</translation>
    </message>
    <message>
        <source>Settings</source>
        <translation>设置</translation>
    </message>
    <message>
        <source>Logs</source>
        <translation>日志</translation>
    </message>
    <message>
        <source>A newsroom editor: article, related links and the page as it will be published, in one window.</source>
        <translation>新闻编辑软件：稿件、相关链接和将要发布的页面，都在一个窗口里。</translation>
    </message>
    <message>
        <source>MIT licence.</source>
        <translation>MIT 许可。</translation>
    </message>
    <message>
        <source>Built on</source>
        <translation>基于</translation>
    </message>
    <message>
        <source>There is no log: Newsdesk has not failed here. It would be in {logs}.</source>
        <translation>没有日志：Newsdesk 在这里没有出过错。日志会放在 {logs}。</translation>
    </message>
    <message>
        <source>Message</source>
        <translation>消息</translation>
    </message>
    <message>
        <source>Show</source>
        <translation>显示</translation>
    </message>
    <message>
        <source>Close this message</source>
        <translation>关闭这条消息</translation>
    </message>
    <message>
        <source>Story</source>
        <translation>稿件</translation>
    </message>
    <message>
        <source>Edit</source>
        <translation>编辑</translation>
    </message>
    <message>
        <source>Links and wire</source>
        <translation>链接与电讯</translation>
    </message>
    <message>
        <source>View</source>
        <translation>视图</translation>
    </message>
    <message>
        <source>Check and publish</source>
        <translation>检查与发布</translation>
    </message>
    <message>
        <source>New</source>
        <translation>新建</translation>
    </message>
    <message>
        <source>New from a template…</source>
        <translation>从模板新建…</translation>
    </message>
    <message>
        <source>Import</source>
        <translation>导入</translation>
    </message>
    <message>
        <source>Find a story</source>
        <translation>查找稿件</translation>
    </message>
    <message>
        <source>Go to a story…</source>
        <translation>转到稿件…</translation>
    </message>
    <message>
        <source>Do…</source>
        <translation>执行命令…</translation>
    </message>
    <message>
        <source>Save a version</source>
        <translation>保存一个版本</translation>
    </message>
    <message>
        <source>saved by hand</source>
        <translation>手动保存</translation>
    </message>
    <message>
        <source>Versions</source>
        <translation>版本</translation>
    </message>
    <message>
        <source>Details</source>
        <translation>详情</translation>
    </message>
    <message>
        <source>Pictures</source>
        <translation>图片</translation>
    </message>
    <message>
        <source>Duplicate the story</source>
        <translation>复制稿件</translation>
    </message>
    <message>
        <source>Keep the story as a template</source>
        <translation>把稿件存为模板</translation>
    </message>
    <message>
        <source>Take over the story</source>
        <translation>接管稿件</translation>
    </message>
    <message>
        <source>Print the page…</source>
        <translation>打印页面…</translation>
    </message>
    <message>
        <source>Save the page as PDF…</source>
        <translation>把页面存为 PDF…</translation>
    </message>
    <message>
        <source>Undo</source>
        <translation>撤销</translation>
    </message>
    <message>
        <source>Redo</source>
        <translation>重做</translation>
    </message>
    <message>
        <source>Paste as text</source>
        <translation>粘贴为纯文本</translation>
    </message>
    <message>
        <source>Paste Markdown as it is</source>
        <translation>原样粘贴 Markdown</translation>
    </message>
    <message>
        <source>Find in this story</source>
        <translation>在稿件中查找</translation>
    </message>
    <message>
        <source>Find the next one</source>
        <translation>查找下一个</translation>
    </message>
    <message>
        <source>Find the one before</source>
        <translation>查找上一个</translation>
    </message>
    <message>
        <source>Replace in this story</source>
        <translation>在稿件中替换</translation>
    </message>
    <message>
        <source>Replace in all stories…</source>
        <translation>在所有稿件中替换…</translation>
    </message>
    <message>
        <source>Insert a snippet…</source>
        <translation>插入片段…</translation>
    </message>
    <message>
        <source>Next field to fill in</source>
        <translation>下一个待填字段</translation>
    </message>
    <message>
        <source>Next unknown word</source>
        <translation>下一个未识别的词</translation>
    </message>
    <message>
        <source>Add to the strip</source>
        <translation>加入链接栏</translation>
    </message>
    <message>
        <source>Suggestions</source>
        <translation>推荐</translation>
    </message>
    <message>
        <source>Wire</source>
        <translation>电讯</translation>
    </message>
    <message>
        <source>What links here</source>
        <translation>谁链接到这里</translation>
    </message>
    <message>
        <source>Check links</source>
        <translation>检查链接</translation>
    </message>
    <message>
        <source>Look up titles of links without a headline</source>
        <translation>为没有标题的链接查找标题</translation>
    </message>
    <message>
        <source>Use the addresses that links moved to</source>
        <translation>改用链接转到的新地址</translation>
    </message>
    <message>
        <source>Next area</source>
        <translation>下一个区域</translation>
    </message>
    <message>
        <source>Previous area</source>
        <translation>上一个区域</translation>
    </message>
    <message>
        <source>Go to the text</source>
        <translation>转到正文</translation>
    </message>
    <message>
        <source>Go to the headline</source>
        <translation>转到标题</translation>
    </message>
    <message>
        <source>Go to the section</source>
        <translation>转到栏目</translation>
    </message>
    <message>
        <source>Page as readers see it</source>
        <translation>读者看到的页面</translation>
    </message>
    <message>
        <source>Write alone</source>
        <translation>专注写作</translation>
    </message>
    <message>
        <source>Larger text</source>
        <translation>放大文字</translation>
    </message>
    <message>
        <source>Smaller text</source>
        <translation>缩小文字</translation>
    </message>
    <message>
        <source>Text as designed</source>
        <translation>恢复默认字号</translation>
    </message>
    <message>
        <source>Checks</source>
        <translation>检查</translation>
    </message>
    <message>
        <source>Fix selected issue</source>
        <translation>修正所选问题</translation>
    </message>
    <message>
        <source>Rules of the checks…</source>
        <translation>检查规则…</translation>
    </message>
    <message>
        <source>House style…</source>
        <translation>编辑规范…</translation>
    </message>
    <message>
        <source>Publish the site…</source>
        <translation>发布网站…</translation>
    </message>
    <message>
        <source>Publication…</source>
        <translation>发布信息…</translation>
    </message>
    <message>
        <source>Open another desk…</source>
        <translation>打开另一个编辑台…</translation>
    </message>
    <message>
        <source>Back up now</source>
        <translation>立即备份</translation>
    </message>
    <message>
        <source>Snippets and templates…</source>
        <translation>片段与模板…</translation>
    </message>
    <message>
        <source>Unused pictures…</source>
        <translation>未使用的图片…</translation>
    </message>
    <message>
        <source>Clear the samples away</source>
        <translation>清除示例</translation>
    </message>
    <message>
        <source>Preferences…</source>
        <translation>偏好设置…</translation>
    </message>
    <message>
        <source>Keys</source>
        <translation>快捷键</translation>
    </message>
    <message>
        <source>Help</source>
        <translation>帮助</translation>
    </message>
    <message>
        <source>Show the log</source>
        <translation>显示日志</translation>
    </message>
    <message>
        <source>Quit</source>
        <translation>退出</translation>
    </message>
    <message>
        <source>What do you want to do?</source>
        <translation>你想做什么？</translation>
    </message>
    <message>
        <source>Which story?</source>
        <translation>哪篇稿件？</translation>
    </message>
    <message>
        <source>link to this address</source>
        <translation>链接到这个地址</translation>
    </message>
    <message>
        <source>Link to which address, or which story of ours?</source>
        <translation>链接到哪个地址，或本台哪篇稿件？</translation>
    </message>
    <message>
        <source>All</source>
        <translation>全部</translation>
    </message>
    <message>
        <source>Drafts</source>
        <translation>草稿</translation>
    </message>
    <message>
        <source>Last edited</source>
        <translation>最近编辑</translation>
    </message>
    <message>
        <source>Unfinished text</source>
        <translation>未完成的文字</translation>
    </message>
    <message>
        <source>TK, TODO or a note to check is still in the text.</source>
        <translation>正文中还有 TK、TODO 或待核实的标记。</translation>
    </message>
    <message>
        <source>The story names no source.</source>
        <translation>稿件没有写来源。</translation>
    </message>
    <message>
        <source>Date</source>
        <translation>日期</translation>
    </message>
    <message>
        <source>The story has no date.</source>
        <translation>稿件没有日期。</translation>
    </message>
    <message>
        <source>The story is in no section.</source>
        <translation>稿件不属于任何栏目。</translation>
    </message>
    <message>
        <source>There is no standfirst or search description.</source>
        <translation>没有提要，也没有搜索描述。</translation>
    </message>
    <message>
        <source>Long headline</source>
        <translation>过长的标题</translation>
    </message>
    <message>
        <source>The headline is over 70 characters.</source>
        <translation>标题超过 70 个字符。</translation>
    </message>
    <message>
        <source>Future date</source>
        <translation>未来的日期</translation>
    </message>
    <message>
        <source>The date of the story is in the future.</source>
        <translation>稿件的日期在未来。</translation>
    </message>
    <message>
        <source>Changed address</source>
        <translation>更改的网址</translation>
    </message>
    <message>
        <source>Readers know the story under another address.</source>
        <translation>读者已知的是另一个网址。</translation>
    </message>
    <message>
        <source>The text is in another script than its language has.</source>
        <translation>正文的文字与所设语言不符。</translation>
    </message>
    <message>
        <source>Alt text</source>
        <translation>替代文字</translation>
    </message>
    <message>
        <source>A picture has no alt text.</source>
        <translation>图片没有替代文字。</translation>
    </message>
    <message>
        <source>Small lead picture</source>
        <translation>过小的头图</translation>
    </message>
    <message>
        <source>The lead picture has too few pixels.</source>
        <translation>头图的像素太少。</translation>
    </message>
    <message>
        <source>House style</source>
        <translation>编辑规范</translation>
    </message>
    <message>
        <source>The text uses words that the house style avoids.</source>
        <translation>正文用了编辑规范不采用的词。</translation>
    </message>
    <message>
        <source>Double spaces</source>
        <translation>连续空格</translation>
    </message>
    <message>
        <source>There are two spaces in a row.</source>
        <translation>有两个连续的空格。</translation>
    </message>
    <message>
        <source>Heading order</source>
        <translation>小标题层级</translation>
    </message>
    <message>
        <source>A heading skips a level.</source>
        <translation>小标题跳过了一级。</translation>
    </message>
    <message>
        <source>Empty links</source>
        <translation>空链接</translation>
    </message>
    <message>
        <source>A link in the text has no words.</source>
        <translation>正文中有链接没有文字。</translation>
    </message>
    <message>
        <source>Missing footnotes</source>
        <translation>缺失的脚注</translation>
    </message>
    <message>
        <source>A footnote that is named isn&apos;t there.</source>
        <translation>引用的脚注不存在。</translation>
    </message>
    <message>
        <source>Missing addresses</source>
        <translation>缺失的地址</translation>
    </message>
    <message>
        <source>A link names an address that isn&apos;t there.</source>
        <translation>链接引用的地址不存在。</translation>
    </message>
    <message>
        <source>Headlines without a link</source>
        <translation>没有链接的标题</translation>
    </message>
    <message>
        <source>A headline in the strip has no link.</source>
        <translation>链接栏中的标题没有链接。</translation>
    </message>
    <message>
        <source>Repeated links</source>
        <translation>重复的链接</translation>
    </message>
    <message>
        <source>The strip has the same link twice.</source>
        <translation>链接栏中同一链接出现两次。</translation>
    </message>
    <message>
        <source>Similar links</source>
        <translation>相近的链接</translation>
    </message>
    <message>
        <source>Two links have nearly the same headline.</source>
        <translation>两条链接的标题几乎相同。</translation>
    </message>
    <message>
        <source>Tracking in links</source>
        <translation>带跟踪参数的链接</translation>
    </message>
    <message>
        <source>A link contains tracking parameters.</source>
        <translation>链接中含有跟踪参数。</translation>
    </message>
    <message>
        <source>Links to missing stories</source>
        <translation>指向缺失稿件的链接</translation>
    </message>
    <message>
        <source>A linked story isn&apos;t on this desk.</source>
        <translation>所链接的稿件不在本台。</translation>
    </message>
    <message>
        <source>Links to drafts</source>
        <translation>指向草稿的链接</translation>
    </message>
    <message>
        <source>A linked story is a draft.</source>
        <translation>所链接的稿件是草稿。</translation>
    </message>
    <message>
        <source>Links to stories in review</source>
        <translation>指向审阅中稿件的链接</translation>
    </message>
    <message>
        <source>A linked story is in review.</source>
        <translation>所链接的稿件正在审阅。</translation>
    </message>
    <message>
        <source>Links to ready stories</source>
        <translation>指向待发稿件的链接</translation>
    </message>
    <message>
        <source>A linked story isn&apos;t published yet.</source>
        <translation>所链接的稿件尚未发布。</translation>
    </message>
    <message>
        <source>Links to spiked stories</source>
        <translation>指向弃用稿件的链接</translation>
    </message>
    <message>
        <source>A linked story is spiked.</source>
        <translation>所链接的稿件已弃用。</translation>
    </message>
    <message>
        <source>Links to killed stories</source>
        <translation>指向已撤稿件的链接</translation>
    </message>
    <message>
        <source>Dropped HTML</source>
        <translation>不显示的 HTML</translation>
    </message>
    <message>
        <source>HTML in the text isn&apos;t shown on pages.</source>
        <translation>正文中的 HTML 在页面上不显示。</translation>
    </message>
    <message>
        <source>A linked story was killed.</source>
        <translation>所链接的稿件已撤。</translation>
    </message>
    <message>
        <source>Dead links</source>
        <translation>失效链接</translation>
    </message>
    <message>
        <source>The last link check found the page gone.</source>
        <translation>上次检查时页面已不存在。</translation>
    </message>
    <message>
        <source>Suspect links</source>
        <translation>可疑链接</translation>
    </message>
    <message>
        <source>The last link check was led somewhere else.</source>
        <translation>上次检查时被带到了别处。</translation>
    </message>
    <message>
        <source>Untrusted links</source>
        <translation>不受信任的链接</translation>
    </message>
    <message>
        <source>The last link check couldn&apos;t trust the server.</source>
        <translation>上次检查时服务器不可信。</translation>
    </message>
    <message>
        <source>Pictures not on this desk</source>
        <translation>不在本编辑台的图片</translation>
    </message>
    <message>
        <source>A picture in the text is not on this desk.</source>
        <translation>正文中的图片不在本编辑台上。</translation>
    </message>
    <message>
        <source>Doubled words</source>
        <translation>重复的词</translation>
    </message>
    <message>
        <source>A word is there twice, as in “the the”.</source>
        <translation>同一个词连写两遍，如“the the”。</translation>
    </message>
    <message>
        <source>Moved links</source>
        <translation>已迁移的链接</translation>
    </message>
    <message>
        <source>The page of a link has moved for good.</source>
        <translation>链接的页面已永久迁移。</translation>
    </message>
    <message>
        <source>Silent links</source>
        <translation>无应答的链接</translation>
    </message>
    <message>
        <source>The last link check got no answer.</source>
        <translation>上次检查没有得到应答。</translation>
    </message>
    <message>
        <source>Contrast</source>
        <translation>对比度</translation>
    </message>
    <message>
        <source>The desk&apos;s own style has colours too pale to read.</source>
        <translation>本台自有样式的颜色太浅，难以阅读。</translation>
    </message>
    <message>
        <source>Site address</source>
        <translation>网站地址</translation>
    </message>
    <message>
        <source>The site has no web address yet.</source>
        <translation>网站还没有网址。</translation>
    </message>
    <message>
        <source>Headline</source>
        <translation>标题</translation>
    </message>
    <message>
        <source>A story needs a headline.</source>
        <translation>稿件需要标题。</translation>
    </message>
    <message>
        <source>A story needs a text.</source>
        <translation>稿件需要正文。</translation>
    </message>
    <message>
        <source>An export before the end of an embargo is held back.</source>
        <translation>未到解禁时间的导出会被拦下。</translation>
    </message>
    <message>
        <source>Remote pictures</source>
        <translation>外部图片</translation>
    </message>
    <message>
        <source>Pictures of other servers are not shown.</source>
        <translation>其他服务器上的图片不会显示。</translation>
    </message>
    <message>
        <source>Missing pictures</source>
        <translation>缺少图片</translation>
    </message>
    <message>
        <source>A picture in the text is not in the story.</source>
        <translation>正文中的图片不在稿件中。</translation>
    </message>
    <message>
        <source>Unsafe links</source>
        <translation>不安全的链接</translation>
    </message>
    <message>
        <source>Links may lead to web and mail addresses alone.</source>
        <translation>链接只能指向网址和邮件地址。</translation>
    </message>
    <message>
        <source>Layout</source>
        <translation>排版</translation>
    </message>
    <message>
        <source>A text must be laid out in time.</source>
        <translation>正文必须能及时排好版。</translation>
    </message>
    <message>
        <source>Whole page</source>
        <translation>完整的页面</translation>
    </message>
    <message>
        <source>A page must say what the story says.</source>
        <translation>页面必须与稿件内容一致。</translation>
    </message>
    <message>
        <source>The theme must make the page.</source>
        <translation>主题必须能生成页面。</translation>
    </message>
    <message>
        <source>Urgency</source>
        <translation>紧急程度</translation>
    </message>
    <message>
        <source>Section</source>
        <translation>栏目</translation>
    </message>
    <message>
        <source>Show stories of this section</source>
        <translation>只看这个栏目的稿件</translation>
    </message>
    <message>
        <source>Order</source>
        <translation>排序</translation>
    </message>
    <message>
        <source>The order of the list; what a search finds stands best first</source>
        <translation>列表的排序；搜索时最相符的排在前面</translation>
    </message>
    <message>
        <source>{name}, {count:,} stories</source>
        <translation>{name}，{count:,} 篇稿件</translation>
    </message>
    <message>
        <source>All sections</source>
        <translation>所有栏目</translation>
    </message>
    <message>
        <source>Found</source>
        <translation>查找结果</translation>
    </message>
    <message>
        <source>Nothing of that name.</source>
        <translation>没有匹配的结果。</translation>
    </message>
    <message>
        <source>No story yet. Press New to write one, or Import to paste a page you have published.</source>
        <translation>还没有稿件。按“新建”开始写，或按“导入”粘贴已发布的页面。</translation>
    </message>
    <message>
        <source>All stories are spiked: choose Spiked to bring one back, or press New to write another.</source>
        <translation>所有稿件都已弃用：选“已弃用”可恢复，或新建一篇。</translation>
    </message>
    <message>
        <source>Nothing found. Try fewer words, or all states and sections.</source>
        <translation>没有找到。请少用几个词，或改选全部状态和栏目。</translation>
    </message>
    <message>
        <source>Nothing is spiked. What you spike waits here until you bring it back.</source>
        <translation>没有弃用的稿件。你弃用的稿件在这里等你取回。</translation>
    </message>
    <message>
        <source>Find stories</source>
        <translation>查找稿件</translation>
    </message>
    <message>
        <source>Find stories by any word</source>
        <translation>用任意词语查找稿件</translation>
    </message>
    <message>
        <source>Any word, “words in quotes”, or fields such as status:ready (Ctrl+Shift+F)</source>
        <translation>任意词语、“引号中的词”，或 status:ready 之类的字段（Ctrl+Shift+F）</translation>
    </message>
    <message>
        <source>Stories</source>
        <translation>稿件</translation>
    </message>
    <message>
        <source>What can be done to the chosen stories (Shift+F10)</source>
        <translation>对所选稿件的操作（Shift+F10）</translation>
    </message>
    <message>
        <source>{count:,} stories chosen ▾</source>
        <translation>已选 {count:,} 篇稿件 ▾</translation>
    </message>
    <message>
        <source>{count:,} stories chosen</source>
        <translation>已选 {count:,} 篇稿件</translation>
    </message>
    <message>
        <source>d MMM</source>
        <translation>M月d日</translation>
    </message>
    <message>
        <source>d MMM yyyy</source>
        <translation>yyyy年M月d日</translation>
    </message>
    <message>
        <source>urgency {urgency}</source>
        <translation>紧急程度 {urgency}</translation>
    </message>
    <message>
        <source>embargoed</source>
        <translation>未解禁</translation>
    </message>
    <message>
        <source>Urgency {urgency}</source>
        <translation>紧急程度 {urgency}</translation>
    </message>
    <message>
        <source>No urgency</source>
        <translation>不定紧急程度</translation>
    </message>
    <message>
        <source>Today</source>
        <translation>今天</translation>
    </message>
    <message>
        <source>Yesterday</source>
        <translation>昨天</translation>
    </message>
    <message>
        <source>dddd d MMMM</source>
        <translation>M月d日 dddd</translation>
    </message>
    <message>
        <source>dddd d MMMM yyyy</source>
        <translation>yyyy年M月d日 dddd</translation>
    </message>
    <message>
        <source>Back to draft</source>
        <translation>退回草稿</translation>
    </message>
    <message>
        <source>Back to draft: {stories}.</source>
        <translation>已退回草稿：{stories}。</translation>
    </message>
    <message>
        <source>Send to review</source>
        <translation>送审</translation>
    </message>
    <message>
        <source>Sent to review: {stories}.</source>
        <translation>已送审：{stories}。</translation>
    </message>
    <message>
        <source>Mark as ready</source>
        <translation>标为待发</translation>
    </message>
    <message>
        <source>Marked as ready: {stories}.</source>
        <translation>已标为待发：{stories}。</translation>
    </message>
    <message>
        <source>Spiked {stories}.</source>
        <translation>已弃用{stories}。</translation>
    </message>
    <message>
        <source>Brought back {stories}.</source>
        <translation>已取回{stories}。</translation>
    </message>
    <message>
        <source>Into which section shall {stories} go?</source>
        <translation>{stories}归入哪个栏目？</translation>
    </message>
    <message>
        <source>Add {names}</source>
        <translation>添加“{names}”</translation>
    </message>
    <message>
        <source>Which keywords shall {stories} have as well? Commas between them</source>
        <translation>给{stories}再加哪些关键词？用逗号或顿号隔开</translation>
    </message>
    <message>
        <source>Export into which folder?</source>
        <translation>导出到哪个文件夹？</translation>
    </message>
    <message>
        <source>Stopped: {count} were not exported.</source>
        <translation>已停止：{count} 篇没有导出。</translation>
    </message>
    <message>
        <source>Exported {stories} to {folder}.</source>
        <translation>已把{stories}导出到 {folder}。</translation>
    </message>
    <message>
        <source>Exporting {stories}…</source>
        <translation>正在导出{stories}…</translation>
    </message>
    <message>
        <source>{done:,} of {total:,} stories exported…</source>
        <translation>已导出 {total:,} 篇中的 {done:,} 篇…</translation>
    </message>
    <message>
        <source>Hand over in which file?</source>
        <translation>交接到哪个文件？</translation>
    </message>
    <message>
        <source>Newsdesk (*.newsdesk)</source>
        <translation>Newsdesk (*.newsdesk)</translation>
    </message>
    <message>
        <source>Packed {stories} for the next editor: {path}. It is not for publication.</source>
        <translation>已为下一位编辑打包{stories}：{path}。不供发布。</translation>
    </message>
    <message>
        <source>Moved to {section}: {stories}.</source>
        <translation>已归入“{section}”：{stories}。</translation>
    </message>
    <message>
        <source>Added {words} to {stories}.</source>
        <translation>已给{stories}添加关键词“{words}”。</translation>
    </message>
    <message>
        <source>Changing {stories}…</source>
        <translation>正在修改{stories}…</translation>
    </message>
    <message>
        <source>{done:,} of {total:,} stories changed…</source>
        <translation>已修改 {total:,} 篇中的 {done:,} 篇…</translation>
    </message>
    <message>
        <source>Taken back: {stories}.</source>
        <translation>已撤销：{stories}。</translation>
    </message>
    <message>
        <source>Stop</source>
        <translation>停止</translation>
    </message>
    <message>
        <source>Bring back</source>
        <translation>取回</translation>
    </message>
    <message>
        <source>Section…</source>
        <translation>栏目…</translation>
    </message>
    <message>
        <source>Add keywords…</source>
        <translation>添加关键词…</translation>
    </message>
    <message>
        <source>Export bundles…</source>
        <translation>导出稿件包…</translation>
    </message>
    <message>
        <source>Hand over…</source>
        <translation>交接…</translation>
    </message>
    <message>
        <source>{count:,} not changed.</source>
        <translation>{count:,} 篇未更改。</translation>
    </message>
    <message>
        <source>Spike</source>
        <translation>弃用</translation>
    </message>
    <message>
        <source>1 story</source>
        <translation>1 篇稿件</translation>
    </message>
    <message>
        <source>{count:,} stories</source>
        <translation>{count:,} 篇稿件</translation>
    </message>
    <message>
        <source>Not changed</source>
        <translation>未更改</translation>
    </message>
    <message>
        <source>Contents</source>
        <translation>目录</translation>
    </message>
    <message>
        <source>Backing up…</source>
        <translation>正在备份…</translation>
    </message>
    <message>
        <source>It is the first one.</source>
        <translation>这是第一个备份。</translation>
    </message>
    <message>
        <source>The one before is of {when}.</source>
        <translation>上一个备份做于 {when}。</translation>
    </message>
    <message>
        <source>Backed up into {path}. {told}</source>
        <translation>已备份到 {path}。{told}</translation>
    </message>
    <message>
        <source>Open folder</source>
        <translation>打开文件夹</translation>
    </message>
    <message>
        <source>Another folder…</source>
        <translation>另选文件夹…</translation>
    </message>
    <message>
        <source>Back up into which folder?</source>
        <translation>备份到哪个文件夹？</translation>
    </message>
    <message>
        <source>This desk lies in a folder that {service} keeps the same on several computers. That damages databases: move the desk out of it, and let it keep the backups instead.</source>
        <translation>这个编辑台放在由 {service} 在多台电脑间同步的文件夹里。这会损坏数据库：请把编辑台移出去，改让它保管备份。</translation>
    </message>
    <message>
        <source>This desk lies on a drive of another computer, as it seems: it works there, more slowly. Open it on one computer at a time, or move it to a server that editors share.</source>
        <translation>这个编辑台似乎放在另一台电脑的共享盘上：可以使用，但较慢。同一时间只在一台电脑上打开，或把它迁到编辑们共用的服务器上。</translation>
    </message>
    <message>
        <source>{error} Your stories are safe; the backup is not.</source>
        <translation>{error}稿件安然无恙，只是没有备份。</translation>
    </message>
    <message>
        <source>d MMMM yyyy, HH:mm</source>
        <translation>yyyy年M月d日 HH:mm</translation>
    </message>
    <message>
        <source>Together</source>
        <translation>合并版本</translation>
    </message>
    <message>
        <source>Mine</source>
        <translation>我的版本</translation>
    </message>
    <message>
        <source>Theirs</source>
        <translation>别处的版本</translation>
    </message>
    <message>
        <source>Changed elsewhere</source>
        <translation>别处有改动</translation>
    </message>
    <message>
        <source>Which text</source>
        <translation>选择版本</translation>
    </message>
    <message>
        <source>What changed</source>
        <translation>改动之处</translation>
    </message>
    <message>
        <source>Use both together</source>
        <translation>采用合并版本</translation>
    </message>
    <message>
        <source>Keep mine</source>
        <translation>保留我的</translation>
    </message>
    <message>
        <source>Take theirs</source>
        <translation>采用对方的</translation>
    </message>
    <message>
        <source>Both changed the same place in: {names}. There both stand in the text, yours first; of a field yours stands.</source>
        <translation>两边改了同一处：{names}。正文里两份都保留，你的在前；字段以你的为准。</translation>
    </message>
    <message>
        <source>The changes do not touch each other.</source>
        <translation>两边的改动互不相干。</translation>
    </message>
    <message>
        <source>“{name}” was saved elsewhere while you wrote. {both} All three texts are among its versions.</source>
        <translation>你写作期间，“{name}”在别处保存过。{both}三份文字都在它的版本里。</translation>
    </message>
    <message>
        <source>merged with what was saved elsewhere</source>
        <translation>与别处保存的内容合并</translation>
    </message>
    <message>
        <source>kept over what was saved elsewhere</source>
        <translation>保留我的版本，覆盖别处保存的内容</translation>
    </message>
    <message>
        <source>took what was saved elsewhere</source>
        <translation>采用了别处保存的内容</translation>
    </message>
    <message>
        <source>a new desk, where there is none in it</source>
        <translation>没有编辑台时新建一个</translation>
    </message>
    <message>
        <source>Shared desk…</source>
        <translation>共享编辑台…</translation>
    </message>
    <message>
        <source>one that a newsroom has on a server</source>
        <translation>编辑部在服务器上共用的编辑台</translation>
    </message>
    <message>
        <source>Which desk?</source>
        <translation>哪个编辑台？</translation>
    </message>
    <message>
        <source>The window for {folder} could not be started; open Newsdesk once more, and try again.</source>
        <translation>无法为 {folder} 打开窗口；请再启动一次 Newsdesk，然后重试。</translation>
    </message>
    <message>
        <source>shared desk</source>
        <translation>共享编辑台</translation>
    </message>
    <message>
        <source>Its address, as postgresql://name@server/desk</source>
        <translation>它的地址，如 postgresql://用户名@服务器/编辑台</translation>
    </message>
    <message>
        <source>There is no desk in {folder}.</source>
        <translation>{folder} 里没有编辑台。</translation>
    </message>
    <message>
        <source>Make a new desk there</source>
        <translation>在那里新建编辑台</translation>
    </message>
    <message>
        <source>Choose another folder…</source>
        <translation>选择别的文件夹…</translation>
    </message>
    <message>
        <source>The folder of which desk?</source>
        <translation>哪个编辑台的文件夹？</translation>
    </message>
    <message>
        <source>No difference: both say the same.</source>
        <translation>没有差别：两边内容相同。</translation>
    </message>
    <message>
        <source>What was typed</source>
        <translation>键入的内容</translation>
    </message>
    <message>
        <source>What differs</source>
        <translation>差别</translation>
    </message>
    <message>
        <source>Read only: you may read this shared desk, not write on it.</source>
        <translation>只读：你可以阅读这个共享编辑台，但不能写入。</translation>
    </message>
    <message>
        <source>Locked: being edited on {computer} since {since}. If you take over, unsaved work there is kept as a version.</source>
        <translation>已锁定：自 {since} 起正在 {computer} 上编辑。如果您接手，那边未保存的内容会保留为一个版本。</translation>
    </message>
    <message>
        <source>Take over</source>
        <translation>接管</translation>
    </message>
    <message>
        <source>“{headline}” was changed elsewhere while you wrote in it. What was saved there stands; what you wrote is among its versions (Ctrl+Shift+R).</source>
        <translation>你写作期间，“{headline}”在别处有改动。以别处保存的为准；你写的内容在版本里（Ctrl+Shift+R）。</translation>
    </message>
    <message>
        <source>The shared desk can&apos;t be reached. Your writing is kept on this computer and saved when it&apos;s back.</source>
        <translation>无法连接共享稿库。您写的内容保留在这台电脑上，恢复连接后会自动保存。</translation>
    </message>
    <message>
        <source>Newsdesk ended at about {when} before this story was saved. What was typed then can be brought back.</source>
        <translation>Newsdesk 在 {when} 左右结束，这篇稿件当时还没保存。那时键入的内容可以找回。</translation>
    </message>
    <message>
        <source>Bring it back</source>
        <translation>找回</translation>
    </message>
    <message>
        <source>Compare</source>
        <translation>比较</translation>
    </message>
    <message>
        <source>Leave it among the versions</source>
        <translation>留在版本里</translation>
    </message>
    <message>
        <source>No version yet. Ctrl+S keeps one; so do an export, each move on, and an hour of writing.</source>
        <translation>还没有版本。按 Ctrl+S 保存一个；导出、每次变更状态和写作满一小时也会保存。</translation>
    </message>
    <message>
        <source>Compared with</source>
        <translation>对比</translation>
    </message>
    <message>
        <source>Name of this version</source>
        <translation>这个版本的名称</translation>
    </message>
    <message>
        <source>Go back to this version</source>
        <translation>回到这个版本</translation>
    </message>
    <message>
        <source>What stands now is kept as a version before</source>
        <translation>会先把现在的内容存为一个版本</translation>
    </message>
    <message>
        <source>what stands now</source>
        <translation>现在的内容</translation>
    </message>
    <message>
        <source>the version before it</source>
        <translation>前一个版本</translation>
    </message>
    <message>
        <source>version {number}, {when}</source>
        <translation>第 {number} 版，{when}</translation>
    </message>
    <message>
        <source>The first version.</source>
        <translation>这是第一个版本。</translation>
    </message>
    <message>
        <source>{words} words</source>
        <translation>{words} 字</translation>
    </message>
    <message>
        <source>d MMM, HH:mm</source>
        <translation>M月d日 HH:mm</translation>
    </message>
    <message>
        <source>d MMM yyyy, HH:mm</source>
        <translation>yyyy年M月d日 HH:mm</translation>
    </message>
    <message>
        <source>Not added, for it is this very story.</source>
        <translation>没有加入，因为就是这篇稿件自己。</translation>
    </message>
    <message>
        <source>Skip it</source>
        <translation>略过</translation>
    </message>
    <message>
        <source>Add it all the same</source>
        <translation>仍然加入</translation>
    </message>
    <message>
        <source>Link {row} now has {why} as link {first}.</source>
        <translation>第 {row} 条链接现在与第 {first} 条有{why}。</translation>
    </message>
    <message>
        <source>Take it out</source>
        <translation>去掉</translation>
    </message>
    <message>
        <source>Show link {first}</source>
        <translation>显示第 {first} 条链接</translation>
    </message>
    <message>
        <source>Keep both</source>
        <translation>两条都留</translation>
    </message>
    <message>
        <source>; and {count} more</source>
        <translation>；另有 {count} 条</translation>
    </message>
    <message>
        <source>Not added, for the strip has it: {told}{more}.</source>
        <translation>没有加入，因为链接栏里已有：{told}{more}。</translation>
    </message>
    <message>
        <source>Skip them</source>
        <translation>略过</translation>
    </message>
    <message>
        <source>Add all the same</source>
        <translation>仍然加入</translation>
    </message>
    <message>
        <source>Show the one that is there</source>
        <translation>显示已有的那条</translation>
    </message>
    <message>
        <source>“{name}” has {why} as link {first}</source>
        <translation>“{name}”与第 {first} 条链接有{why}</translation>
    </message>
    <message>
        <source>A draft: readers do not see this link before the story is published.</source>
        <translation>草稿：稿件发布之前，读者看不到这条链接。</translation>
    </message>
    <message>
        <source>in review</source>
        <translation>审阅中</translation>
    </message>
    <message>
        <source>In review: readers do not see this link before the story is published.</source>
        <translation>审阅中：稿件发布之前，读者看不到这条链接。</translation>
    </message>
    <message>
        <source>Ready: readers do not see this link before the story is published.</source>
        <translation>待发：稿件发布之前，读者看不到这条链接。</translation>
    </message>
    <message>
        <source>Published: readers can go there.</source>
        <translation>已发布：读者可以打开。</translation>
    </message>
    <message>
        <source>Withdrawn: the link drops out of the page. Take it out or lead elsewhere.</source>
        <translation>已撤稿：这条链接不再出现在页面上。请去掉，或指向别处。</translation>
    </message>
    <message>
        <source>Spiked: readers never see this link. Take it out or bring the story back.</source>
        <translation>已弃用：读者永远看不到这条链接。请去掉，或取回那篇稿件。</translation>
    </message>
    <message>
        <source>ok</source>
        <translation>正常</translation>
    </message>
    <message>
        <source>moved</source>
        <translation>已转移</translation>
    </message>
    <message>
        <source>suspect</source>
        <translation>可疑</translation>
    </message>
    <message>
        <source>dead</source>
        <translation>失效</translation>
    </message>
    <message>
        <source>blocked</source>
        <translation>受阻</translation>
    </message>
    <message>
        <source>untrusted</source>
        <translation>不可信</translation>
    </message>
    <message>
        <source>no answer</source>
        <translation>无响应</translation>
    </message>
    <message>
        <source>not asked</source>
        <translation>未访问</translation>
    </message>
    <message>
        <source>This link has {why} as number {first}.</source>
        <translation>这条链接与第 {first} 条有{why}。</translation>
    </message>
    <message>
        <source>as {first}</source>
        <translation>同第 {first} 条</translation>
    </message>
    <message>
        <source>Seen {at:%Y-%m-%d %H:%M} UTC.</source>
        <translation>检查于 {at:%Y-%m-%d %H:%M} UTC。</translation>
    </message>
    <message>
        <source>missing</source>
        <translation>缺失</translation>
    </message>
    <message>
        <source>This story is no longer on the desk. The link stays until you take it out.</source>
        <translation>这篇稿件已不在编辑台上。链接会留着，直到你把它去掉。</translation>
    </message>
    <message>
        <source>not here</source>
        <translation>不在本台</translation>
    </message>
    <message>
        <source>This story is not on this desk; the link heals when it is imported.</source>
        <translation>这篇稿件不在这个编辑台上；导入之后链接自会复原。</translation>
    </message>
    <message>
        <source>Readers may not learn of it before {until:%Y-%m-%d %H:%M} UTC.</source>
        <translation>{until:%Y-%m-%d %H:%M} UTC 解禁，在此之前不能让读者知道。</translation>
    </message>
    <message>
        <source>tracked</source>
        <translation>带跟踪</translation>
    </message>
    <message>
        <source>The address follows readers around by {names}.</source>
        <translation>地址用 {names} 跟踪读者。</translation>
    </message>
    <message>
        <source>{days} days</source>
        <translation>{days} 天</translation>
    </message>
    <message>
        <source>It is of {date}: more than 48 hours old.</source>
        <translation>日期为 {date}：已超过 48 小时。</translation>
    </message>
    <message>
        <source>No link of this story leads to another site: there is nothing to check.</source>
        <translation>这篇稿件没有指向其他网站的链接：没有可检查的。</translation>
    </message>
    <message>
        <source>1 address</source>
        <translation>1 个地址</translation>
    </message>
    <message>
        <source>{count} addresses</source>
        <translation>{count} 个地址</translation>
    </message>
    <message>
        <source>Stopped: {what}</source>
        <translation>已停止：{what}</translation>
    </message>
    <message>
        <source>Links checked: {what}</source>
        <translation>链接已检查：{what}</translation>
    </message>
    <message>
        <source>1 link has moved for good.</source>
        <translation>1 条链接已永久转移。</translation>
    </message>
    <message>
        <source>{moved} links have moved for good.</source>
        <translation>{moved} 条链接已永久转移。</translation>
    </message>
    <message>
        <source>Use the new address</source>
        <translation>使用新地址</translation>
    </message>
    <message>
        <source>Use the new addresses</source>
        <translation>使用新地址</translation>
    </message>
    <message>
        <source>Leave it as it is</source>
        <translation>保持原样</translation>
    </message>
    <message>
        <source>{new} new.</source>
        <translation>新到 {new} 条。</translation>
    </message>
    <message>
        <source>Nothing new.</source>
        <translation>没有新的。</translation>
    </message>
    <message>
        <source>Fetching {done} of {of}…</source>
        <translation>正在抓取第 {done} 个，共 {of} 个…</translation>
    </message>
    <message>
        <source>“{title}” is on the desk, with {count} items.</source>
        <translation>“{title}”已加到编辑台，有 {count} 条电讯。</translation>
    </message>
    <message>
        <source>Stories that link here</source>
        <translation>链接到这里的稿件</translation>
    </message>
    <message>
        <source>No other story links to this one. Drag it from the list into a strip.</source>
        <translation>没有别的稿件链接到这一篇。可从列表把它拖进链接栏。</translation>
    </message>
    <message>
        <source>{counted} Once this is published, readers of “{before}” are led to “{slug}”.</source>
        <translation>{counted}这篇稿件发布后，“{before}”的读者会转到“{slug}”。</translation>
    </message>
    <message>
        <source>Keep the new address</source>
        <translation>保留新地址</translation>
    </message>
    <message>
        <source>Keep the old one</source>
        <translation>保留旧地址</translation>
    </message>
    <message>
        <source>No other story links here.</source>
        <translation>没有别的稿件链接到这里。</translation>
    </message>
    <message>
        <source> and {count} more</source>
        <translation>（另有 {count} 篇）</translation>
    </message>
    <message>
        <source>Links here from {names}{more} follow the new address.</source>
        <translation>{names}{more}指向这里的链接会改用新地址。</translation>
    </message>
    <message>
        <source>Share the strip…</source>
        <translation>共用这个链接栏…</translation>
    </message>
    <message>
        <source>Use a shared strip…</source>
        <translation>使用共用链接栏…</translation>
    </message>
    <message>
        <source>Make the strip this story&apos;s own</source>
        <translation>把链接栏变为本稿自有</translation>
    </message>
    <message>
        <source>Take over the shared strip as it is now</source>
        <translation>采用共用链接栏的当前内容</translation>
    </message>
    <message>
        <source>Where the strip is used…</source>
        <translation>链接栏用在哪里…</translation>
    </message>
    <message>
        <source>Rename the shared strip…</source>
        <translation>重命名共用链接栏…</translation>
    </message>
    <message>
        <source>Remove a shared strip…</source>
        <translation>删除共用链接栏…</translation>
    </message>
    <message>
        <source>Copy the last strip</source>
        <translation>复制上一篇的链接栏</translation>
    </message>
    <message>
        <source>Copy the strip of a story…</source>
        <translation>复制某篇稿件的链接栏…</translation>
    </message>
    <message>
        <source>A copy of “{name}”, kept from when this story was published.</source>
        <translation>“{name}”的副本，自本稿发布时留存。</translation>
    </message>
    <message>
        <source>A copy of “{name}”, which reads differently by now.</source>
        <translation>“{name}”的副本，如今内容已不同。</translation>
    </message>
    <message>
        <source>This strip is shared as “{name}” now: other stories can use it.</source>
        <translation>链接栏现以“{name}”共用：别的稿件也可使用。</translation>
    </message>
    <message>
        <source>share {links} under this name</source>
        <translation>以此名称共用{links}</translation>
    </message>
    <message>
        <source>Share the strip under which name?</source>
        <translation>以什么名称共用链接栏？</translation>
    </message>
    <message>
        <source>Use which shared strip?</source>
        <translation>使用哪个共用链接栏？</translation>
    </message>
    <message>
        <source>The strip is this story&apos;s own already.</source>
        <translation>链接栏本来就是本稿自有的。</translation>
    </message>
    <message>
        <source>The strip is this story&apos;s own now; the others keep theirs.</source>
        <translation>链接栏现为本稿自有；别的稿件保留原有的。</translation>
    </message>
    <message>
        <source>This story shares no strip; “Use a shared strip…” lets it.</source>
        <translation>本稿没有共用链接栏；“使用共用链接栏…”可以启用。</translation>
    </message>
    <message>
        <source>This story shares no strip.</source>
        <translation>本稿没有共用链接栏。</translation>
    </message>
    <message>
        <source>These stories use the strip; go to which?</source>
        <translation>这些稿件使用这个链接栏；转到哪一篇？</translation>
    </message>
    <message>
        <source>the new name</source>
        <translation>新名称</translation>
    </message>
    <message>
        <source>Which name shall the shared strip have?</source>
        <translation>共用链接栏改用什么名称？</translation>
    </message>
    <message>
        <source>The shared strip “{name}” is removed.</source>
        <translation>共用链接栏“{name}”已删除。</translation>
    </message>
    <message>
        <source>Remove which shared strip?</source>
        <translation>删除哪个共用链接栏？</translation>
    </message>
    <message>
        <source>No other story has a strip yet.</source>
        <translation>还没有别的稿件有链接栏。</translation>
    </message>
    <message>
        <source>“{name}” has no strip to copy.</source>
        <translation>“{name}”没有链接栏可复制。</translation>
    </message>
    <message>
        <source>No strip is shared yet: “Share the strip…” begins with the one of this story.</source>
        <translation>还没有共用链接栏：“共用这个链接栏…”从本稿的开始。</translation>
    </message>
    <message>
        <source>That shared strip is not on this desk; this story keeps its links.</source>
        <translation>那个共用链接栏不在这个编辑台上；本稿保留自己的链接。</translation>
    </message>
    <message>
        <source>“{name}” stands in the place of what was here: {links}.</source>
        <translation>“{name}”取代了原有的：{links}。</translation>
    </message>
    <message>
        <source>no story</source>
        <translation>没有稿件</translation>
    </message>
    <message>
        <source>{used} stories</source>
        <translation>{used} 篇稿件</translation>
    </message>
    <message>
        <source>{links} · used in {stories}</source>
        <translation>{links} · 用于{stories}</translation>
    </message>
    <message>
        <source>1 link</source>
        <translation>1 条链接</translation>
    </message>
    <message>
        <source>{count} links</source>
        <translation>{count} 条链接</translation>
    </message>
    <message>
        <source>“{name}”, used in this story alone so far.</source>
        <translation>“{name}”，目前只用于本稿。</translation>
    </message>
    <message>
        <source>“{name}”, used in {used} stories: a change shows in all the others.</source>
        <translation>“{name}”，用于 {used} 篇稿件：改动会出现在其他各篇中。</translation>
    </message>
    <message>
        <source>“{name}”, used in {used} stories, {frozen} of them published with a copy: a change shows in all the others.</source>
        <translation>“{name}”，用于 {used} 篇稿件，其中 {frozen} 篇已带副本发布：改动会出现在其他各篇中。</translation>
    </message>
    <message>
        <source>Check links: ask where they lead and tell which are dead or moved (Ctrl+Alt+K)</source>
        <translation>检查链接：查明去向，指出哪些失效或转移（Ctrl+Alt+K）</translation>
    </message>
    <message>
        <source>No related headlines yet. Type one above, paste a list of them, or drag a story here.</source>
        <translation>还没有相关标题。请在上面键入、粘贴一份列表，或把稿件拖到这里。</translation>
    </message>
    <message>
        <source>Fold the strip</source>
        <translation>折叠链接栏</translation>
    </message>
    <message>
        <source>Show or fold the strip</source>
        <translation>显示或折叠链接栏</translation>
    </message>
    <message>
        <source>Title of the strip</source>
        <translation>链接栏标题</translation>
    </message>
    <message>
        <source>The title readers see above these headlines</source>
        <translation>读者在这些标题上方看到的标题</translation>
    </message>
    <message>
        <source>Cut what follows readers</source>
        <translation>去掉跟踪参数</translation>
    </message>
    <message>
        <source>Source, date and note</source>
        <translation>来源、日期和附注</translation>
    </message>
    <message>
        <source>Show source, date and note of each link</source>
        <translation>显示每条链接的来源、日期和附注</translation>
    </message>
    <message>
        <source>More for the strip</source>
        <translation>链接栏的更多操作</translation>
    </message>
    <message>
        <source>Share the strip, or copy another</source>
        <translation>共用链接栏，或复制别的</translation>
    </message>
    <message>
        <source>Add a headline, an address or a story of ours; or paste a list</source>
        <translation>添加标题、地址或本台稿件；也可粘贴列表</translation>
    </message>
    <message>
        <source>Add related links</source>
        <translation>添加相关链接</translation>
    </message>
    <message>
        <source>Take it over</source>
        <translation>采用</translation>
    </message>
    <message>
        <source>Let the strip read as the shared one does now</source>
        <translation>让链接栏与共用的当前内容一致</translation>
    </message>
    <message>
        <source>{progress} · Stop</source>
        <translation>{progress} · 停止</translation>
    </message>
    <message>
        <source>Checking links, {progress}: stop</source>
        <translation>正在检查链接，{progress}：停止</translation>
    </message>
    <message>
        <source>Stop checking the links; what was seen until then is kept</source>
        <translation>停止检查链接；已查到的会保留</translation>
    </message>
    <message>
        <source>{count} related links</source>
        <translation>{count} 条相关链接</translation>
    </message>
    <message>
        <source>Cut from {tracked} addresses here what only follows readers around</source>
        <translation>从这里的 {tracked} 个地址中去掉只用来跟踪读者的部分</translation>
    </message>
    <message>
        <source>“{words}” cannot be read as a day; write it as 2026-01-19.</source>
        <translation>“{words}”不能读作日期；请写成 2026-01-19 的形式。</translation>
    </message>
    <message>
        <source>no address</source>
        <translation>没有地址</translation>
    </message>
    <message>
        <source>Link to a story or address…</source>
        <translation>链接到稿件或地址…</translation>
    </message>
    <message>
        <source>Go there</source>
        <translation>打开</translation>
    </message>
    <message>
        <source>Use the address it moved to</source>
        <translation>改用转到的新地址</translation>
    </message>
    <message>
        <source>Cut</source>
        <translation>剪切</translation>
    </message>
    <message>
        <source>Copy</source>
        <translation>复制</translation>
    </message>
    <message>
        <source>Paste</source>
        <translation>粘贴</translation>
    </message>
    <message>
        <source>Take out</source>
        <translation>去掉</translation>
    </message>
    <message>
        <source>Address</source>
        <translation>地址</translation>
    </message>
    <message>
        <source>Source</source>
        <translation>来源</translation>
    </message>
    <message>
        <source>Note</source>
        <translation>附注</translation>
    </message>
    <message>
        <source>Drag, or press Alt+Up or Alt+Down, to move it</source>
        <translation>拖动，或按 Alt+↑、Alt+↓ 移动</translation>
    </message>
    <message>
        <source>This headline leads nowhere: give it an address</source>
        <translation>这条标题没有链接地址：请补上地址</translation>
    </message>
    <message>
        <source>no headline</source>
        <translation>没有标题</translation>
    </message>
    <message>
        <source>our story, no longer here</source>
        <translation>本台稿件，已不在此处</translation>
    </message>
    <message>
        <source>our story</source>
        <translation>本台稿件</translation>
    </message>
    <message>
        <source>our story, elsewhere</source>
        <translation>本台稿件，在别处</translation>
    </message>
    <message>
        <source>Related links</source>
        <translation>相关链接</translation>
    </message>
    <message>
        <source>Nothing on the desk or the wire belongs beside this story yet. Suggestions come as it is written, from the names and words that it shares with other stories.</source>
        <translation>编辑台和电讯上还没有适合放在这篇旁边的内容。推荐随写作而来，依据它与其他稿件共有的名字和词语。</translation>
    </message>
    <message>
        <source>Suggested stories</source>
        <translation>推荐的稿件</translation>
    </message>
    <message>
        <source>Add to strip</source>
        <translation>加入链接栏</translation>
    </message>
    <message>
        <source>Open</source>
        <translation>打开</translation>
    </message>
    <message>
        <source>Add what is chosen to the strip (Enter)</source>
        <translation>把所选加入链接栏（Enter）</translation>
    </message>
    <message>
        <source>Open the chosen story, or the page of a chosen item of the wire in your browser</source>
        <translation>打开所选稿件，或在浏览器中打开所选电讯的页面</translation>
    </message>
    <message>
        <source>One link came without a headline. Shall its page be asked for the title?</source>
        <translation>有一条链接没有标题。要到它的页面查找标题吗？</translation>
    </message>
    <message>
        <source>{count} links came without a headline. Shall their pages be asked for the titles?</source>
        <translation>有 {count} 条链接没有标题。要到它们的页面查找标题吗？</translation>
    </message>
    <message>
        <source>Ask</source>
        <translation>查找</translation>
    </message>
    <message>
        <source>Always ask</source>
        <translation>总是查找</translation>
    </message>
    <message>
        <source>Never ask</source>
        <translation>从不查找</translation>
    </message>
    <message>
        <source>Every link of the strip that has an address has a headline too.</source>
        <translation>链接栏里有地址的链接都有标题。</translation>
    </message>
    <message>
        <source>The page has no title or gives no answer: write the headline.</source>
        <translation>页面没有标题或没有响应：请自己写标题。</translation>
    </message>
    <message>
        <source>{count} of {asked} pages have a title; write the other headlines.</source>
        <translation>{asked} 个页面中有 {count} 个有标题；其余标题请自己写。</translation>
    </message>
    <message>
        <source>Title found.</source>
        <translation>找到了标题。</translation>
    </message>
    <message>
        <source>Stopping…</source>
        <translation>正在停止…</translation>
    </message>
    <message>
        <source>{done} of {of}</source>
        <translation>第 {done} 个，共 {of} 个</translation>
    </message>
    <message>
        <source>No feed yet. Type the address of a feed, or of a web page that has one, below.</source>
        <translation>还没有订阅源。请在下面键入订阅源的地址，或带有订阅源的网页地址。</translation>
    </message>
    <message>
        <source>Nothing on the wire fits. Fetch, or look for other words.</source>
        <translation>没有符合的电讯。请抓取，或换几个词查找。</translation>
    </message>
    <message>
        <source>Fetch</source>
        <translation>抓取</translation>
    </message>
    <message>
        <source>Ask all feeds for what is new (F5)</source>
        <translation>从所有订阅源抓取新内容（F5）</translation>
    </message>
    <message>
        <source>Find on the wire</source>
        <translation>在电讯中查找</translation>
    </message>
    <message>
        <source>New only</source>
        <translation>只看新的</translation>
    </message>
    <message>
        <source>Start a story</source>
        <translation>据此写稿</translation>
    </message>
    <message>
        <source>Add a feed: its address, or a page&apos;s</source>
        <translation>添加订阅源：它的地址，或网页地址</translation>
    </message>
    <message>
        <source>Fetch by itself</source>
        <translation>自动抓取</translation>
    </message>
    <message>
        <source>Take off</source>
        <translation>移除</translation>
    </message>
    <message>
        <source>All feeds</source>
        <translation>所有订阅源</translation>
    </message>
    <message>
        <source>Asking for the feed…</source>
        <translation>正在读取订阅源…</translation>
    </message>
    <message>
        <source>The feed and its items are off the desk.</source>
        <translation>订阅源及其电讯已从编辑台上移除。</translation>
    </message>
    <message>
        <source>Add a feed</source>
        <translation>添加订阅源</translation>
    </message>
    <message>
        <source>Feed</source>
        <translation>订阅源</translation>
    </message>
    <message>
        <source>Items of the wire</source>
        <translation>电讯列表</translation>
    </message>
    <message>
        <source>The chosen item</source>
        <translation>所选电讯</translation>
    </message>
    <message>
        <source>Add the item to the strip of the open story (Enter)</source>
        <translation>把这条电讯加入当前稿件的链接栏（Enter）</translation>
    </message>
    <message>
        <source>Begin a story with its source and date, its text as notes (Ctrl+Enter)</source>
        <translation>据此新建稿件，带上来源和日期，原文作为备注（Ctrl+Enter）</translation>
    </message>
    <message>
        <source>Open the item in the browser</source>
        <translation>在浏览器中打开这条电讯</translation>
    </message>
    <message>
        <source>Ask feeds for what is new while the window is open; off unless you turn it on</source>
        <translation>窗口打开时自动从订阅源抓取新内容；默认关闭</translation>
    </message>
    <message>
        <source>Take this feed and its items off the desk</source>
        <translation>把这个订阅源及其电讯从编辑台上移除</translation>
    </message>
    <message>
        <source>d MMM HH:mm</source>
        <translation>M月d日 HH:mm</translation>
    </message>
    <message>
        <source>✓ used</source>
        <translation>✓ 已用</translation>
    </message>
    <message>
        <source>new</source>
        <translation>新</translation>
    </message>
    <message>
        <source>As the system</source>
        <translation>随系统</translation>
    </message>
    <message>
        <source>Light</source>
        <translation>浅色</translation>
    </message>
    <message>
        <source>Dark</source>
        <translation>深色</translation>
    </message>
    <message>
        <source>Try this first: press Import and paste the whole text of a page you have published.</source>
        <translation>先试试这个：按“导入”，粘贴你已发布的一个页面的全部文字。</translation>
    </message>
    <message>
        <source>Press F11 to leave focus mode.</source>
        <translation>按 F11 退出专注模式。</translation>
    </message>
    <message>
        <source>Save the page as which PDF?</source>
        <translation>把页面存为哪个 PDF？</translation>
    </message>
    <message>
        <source>PDF (*.pdf)</source>
        <translation>PDF (*.pdf)</translation>
    </message>
    <message>
        <source>Not saved, so not closed: {error}</source>
        <translation>没有保存，因此没有关闭：{error}</translation>
    </message>
    <message>
        <source>Close without saving</source>
        <translation>不保存直接关闭</translation>
    </message>
    <message>
        <source>Off the wire</source>
        <translation>相关新闻</translation>
    </message>
    <message>
        <source>{headline} – Newsdesk</source>
        <translation>{headline} – Newsdesk</translation>
    </message>
    <message>
        <source>Preview</source>
        <translation>预览</translation>
    </message>
    <message>
        <source>Back to the preview</source>
        <translation>回到预览</translation>
    </message>
    <message>
        <source>Your versions, and what you publish and correct, carry this name</source>
        <translation>你存的版本、发布和更正的内容，都署这个名字</translation>
    </message>
    <message>
        <source> px</source>
        <translation> 像素</translation>
    </message>
    <message>
        <source> letters</source>
        <translation> 个字母宽</translation>
    </message>
    <message>
        <source> s</source>
        <translation> 秒</translation>
    </message>
    <message>
        <source>As designed</source>
        <translation>恢复默认</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>关闭</translation>
    </message>
    <message>
        <source>Your name</source>
        <translation>你的名字</translation>
    </message>
    <message>
        <source>Appearance</source>
        <translation>外观</translation>
    </message>
    <message>
        <source>Language, from the next start</source>
        <translation>语言（下次启动生效）</translation>
    </message>
    <message>
        <source>Face of the text</source>
        <translation>正文字体</translation>
    </message>
    <message>
        <source>Size of the text</source>
        <translation>正文字号</translation>
    </message>
    <message>
        <source>Width of a line</source>
        <translation>每行宽度</translation>
    </message>
    <message>
        <source>Save after a rest of</source>
        <translation>停笔多久后保存</translation>
    </message>
    <message>
        <source>How you like to write, on this computer. What the desk publishes with is under Publication.</source>
        <translation>你在这台电脑上的写作习惯。编辑台发布所用的信息在“发布信息”中。</translation>
    </message>
    <message>
        <source>Preferences</source>
        <translation>偏好设置</translation>
    </message>
    <message>
        <source>Desktop</source>
        <translation>电脑</translation>
    </message>
    <message>
        <source>Tablet</source>
        <translation>平板</translation>
    </message>
    <message>
        <source>Phone</source>
        <translation>手机</translation>
    </message>
    <message>
        <source>Preview of the page</source>
        <translation>页面预览</translation>
    </message>
    <message>
        <source>Printed on {name}.</source>
        <translation>已在 {name} 上打印。</translation>
    </message>
    <message>
        <source>{name} did not print the page; look at the printer.</source>
        <translation>{name} 没有打印出页面，请检查打印机。</translation>
    </message>
    <message>
        <source>{name}: the page as it is {width} pixels wide</source>
        <translation>{name}：宽 {width} 像素时的页面</translation>
    </message>
    <message>
        <source>Saved {path}.</source>
        <translation>已存为 {path}。</translation>
    </message>
    <message>
        <source>{path} cannot be written; choose another folder.</source>
        <translation>无法写入 {path}，请另选文件夹。</translation>
    </message>
    <message>
        <source>The preview had to start again; your text is untouched.</source>
        <translation>预览重新启动过；你的文字没有受影响。</translation>
    </message>
    <message>
        <source>✕ Error</source>
        <translation>✕ 错误</translation>
    </message>
    <message>
        <source>⚠ Fix</source>
        <translation>⚠ 待修正</translation>
    </message>
    <message>
        <source>○ Advice</source>
        <translation>○ 建议</translation>
    </message>
    <message>
        <source>Issues</source>
        <translation>问题</translation>
    </message>
    <message>
        <source>{rule}, in {place}</source>
        <translation>{rule}，位于{place}</translation>
    </message>
    <message>
        <source>whole story</source>
        <translation>整篇稿件</translation>
    </message>
    <message>
        <source>body</source>
        <translation>正文</translation>
    </message>
    <message>
        <source>No story is open: press New, or choose one in the list.</source>
        <translation>没有打开的稿件：请新建一篇，或在列表中选择。</translation>
    </message>
    <message>
        <source>Copy {name} as {shape}</source>
        <translation>复制{name}（{shape}）</translation>
    </message>
    <message>
        <source>rich text</source>
        <translation>带格式文本</translation>
    </message>
    <message>
        <source>plain text</source>
        <translation>纯文本</translation>
    </message>
    <message>
        <source>Export bundle…</source>
        <translation>导出稿件包…</translation>
    </message>
    <message>
        <source>Export bundle as one file…</source>
        <translation>把稿件包导出为单个文件…</translation>
    </message>
    <message>
        <source>Exporting “{headline}”…</source>
        <translation>正在导出“{headline}”…</translation>
    </message>
    <message>
        <source>Copied the {part} of “{headline}”.</source>
        <translation>已复制“{headline}”的{part}。</translation>
    </message>
    <message>
        <source>Open in browser</source>
        <translation>在浏览器中打开</translation>
    </message>
    <message>
        <source>Show checks</source>
        <translation>显示检查结果</translation>
    </message>
    <message>
        <source>Exported to {path} · {summed_up}</source>
        <translation>已导出到 {path} · {summed_up}</translation>
    </message>
    <message>
        <source>One rule a line: what is wrong = what is right. Between slashes stands a pattern. The checks show each place; Ctrl+. mends it.</source>
        <translation>每行一条规则：错的 = 对的。斜线之间写正则表达式。检查会指出每一处，按 Ctrl+. 修正。</translation>
    </message>
    <message>
        <source>Rules of the house style</source>
        <translation>编辑规范的规则</translation>
    </message>
    <message>
        <source>utilise = use</source>
        <translation>帐号 = 账号</translation>
    </message>
    <message>
        <source>Keep</source>
        <translation>保存</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>取消</translation>
    </message>
    <message>
        <source>Back to ours</source>
        <translation>恢复自带列表</translation>
    </message>
    <message>
        <source>Show the list that comes with Newsdesk; it is kept only when you say so</source>
        <translation>显示 Newsdesk 自带的列表；按“保存”才会生效</translation>
    </message>
    <message>
        <source>House style, {language}</source>
        <translation>编辑规范（{language}）</translation>
    </message>
    <message>
        <source>The logo is no picture to be shown: choose another, or take it out.</source>
        <translation>徽标不是可以显示的图片：请另选一个，或把它去掉。</translation>
    </message>
    <message>
        <source>Which picture is the logo?</source>
        <translation>用哪张图片作徽标？</translation>
    </message>
    <message>
        <source>The Valley Wire</source>
        <translation>河谷通讯</translation>
    </message>
    <message>
        <source>Save</source>
        <translation>保存</translation>
    </message>
    <message>
        <source>Save and publish</source>
        <translation>保存并发布</translation>
    </message>
    <message>
        <source>Dateline</source>
        <translation>电头</translation>
    </message>
    <message>
        <source>How a story with a place begins. A pattern of {place}, {date} and {source} does as well.</source>
        <translation>有地点的稿件如何开头。也可以用 {place}、{date} 和 {source} 自定格式。</translation>
    </message>
    <message>
        <source>Language</source>
        <translation>语言</translation>
    </message>
    <message>
        <source>Time zone</source>
        <translation>时区</translation>
    </message>
    <message>
        <source>Dates read</source>
        <translation>日期写法</translation>
    </message>
    <message>
        <source>Theme</source>
        <translation>主题</translation>
    </message>
    <message>
        <source>Logo</source>
        <translation>徽标</translation>
    </message>
    <message>
        <source>What every page of this desk is made with. It travels with the bundles.</source>
        <translation>编辑台的所有页面都用这些信息生成；稿件包也会带上它们。</translation>
    </message>
    <message>
        <source>Publication</source>
        <translation>发布信息</translation>
    </message>
    <message>
        <source>Correction</source>
        <translation>更正</translation>
    </message>
    <message>
        <source>Clarification</source>
        <translation>澄清</translation>
    </message>
    <message>
        <source>Update</source>
        <translation>更新</translation>
    </message>
    <message>
        <source>Editor&apos;s note</source>
        <translation>编者按</translation>
    </message>
    <message>
        <source>Retraction</source>
        <translation>撤稿声明</translation>
    </message>
    <message>
        <source>“{headline}” is published with a correction; the next publish shows it.</source>
        <translation>“{headline}”已附更正；下次发布网站时读者可见。</translation>
    </message>
    <message>
        <source>“{headline}” is published with a clarification; the next publish shows it.</source>
        <translation>“{headline}”已附澄清；下次发布网站时读者可见。</translation>
    </message>
    <message>
        <source>“{headline}” is published with an update; the next publish shows it.</source>
        <translation>“{headline}”已附更新；下次发布网站时读者可见。</translation>
    </message>
    <message>
        <source>“{headline}” is published with an editor&apos;s note; the next publish shows it.</source>
        <translation>“{headline}”已附编者按；下次发布网站时读者可见。</translation>
    </message>
    <message>
        <source>“{headline}” is published with a retraction; the next publish shows it.</source>
        <translation>“{headline}”已附撤稿声明；下次发布网站时读者可见。</translation>
    </message>
    <message>
        <source>Readers are told: on the page, in feeds and among the corrections. What you changed in the story goes out with it.</source>
        <translation>页面、订阅源和更正列表中都会告知读者。你在稿件中的改动一并发布。</translation>
    </message>
    <message>
        <source>Publish the correction</source>
        <translation>发布更正</translation>
    </message>
    <message>
        <source>Correct</source>
        <translation>更正</translation>
    </message>
    <message>
        <source>Kind</source>
        <translation>类别</translation>
    </message>
    <message>
        <source>What was wrong</source>
        <translation>原来错在哪里</translation>
    </message>
    <message>
        <source>What it says now</source>
        <translation>现在怎么说</translation>
    </message>
    <message>
        <source>Publish update</source>
        <translation>发布更新</translation>
    </message>
    <message>
        <source>Update published: {names}. The next publish of the site shows it.</source>
        <translation>更新已发布：{names}。下次发布网站时读者即可看到。</translation>
    </message>
    <message>
        <source>create write start</source>
        <translation>新建 创建 写稿 开始</translation>
    </message>
    <message>
        <source>open file paste convert</source>
        <translation>打开 文件 粘贴 转换</translation>
    </message>
    <message>
        <source>search list filter</source>
        <translation>搜索 查找 列表 筛选</translation>
    </message>
    <message>
        <source>open switch jump</source>
        <translation>打开 切换 跳转</translation>
    </message>
    <message>
        <source>keep snapshot revision</source>
        <translation>保存 留存 快照</translation>
    </message>
    <message>
        <source>history revisions compare restore diff</source>
        <translation>历史 修订 比较 恢复 差异</translation>
    </message>
    <message>
        <source>embargo schedule notes seo description urgency translation metadata</source>
        <translation>解禁 定时 备注 SEO 描述 紧急程度 翻译 元数据</translation>
    </message>
    <message>
        <source>images photos media caption alt lead</source>
        <translation>图像 照片 媒体 图说 替代文字 主图</translation>
    </message>
    <message>
        <source>copy clone</source>
        <translation>复制 克隆</translation>
    </message>
    <message>
        <source>unlock edit lock</source>
        <translation>解锁 编辑 锁定</translation>
    </message>
    <message>
        <source>download print</source>
        <translation>下载 打印</translation>
    </message>
    <message>
        <source>search</source>
        <translation>搜索 查找</translation>
    </message>
    <message>
        <source>change everywhere find</source>
        <translation>全部更改 批量 查找</translation>
    </message>
    <message>
        <source>template boilerplate</source>
        <translation>模板 套话</translation>
    </message>
    <message>
        <source>spelling spellcheck misspelt typo</source>
        <translation>拼写 检查 错字</translation>
    </message>
    <message>
        <source>related links</source>
        <translation>相关 链接</translation>
    </message>
    <message>
        <source>feeds rss agency news</source>
        <translation>订阅 RSS 通讯社 新闻</translation>
    </message>
    <message>
        <source>backlinks references</source>
        <translation>反向链接 引用</translation>
    </message>
    <message>
        <source>broken dead</source>
        <translation>失效 死链</translation>
    </message>
    <message>
        <source>focus fullscreen distraction zen</source>
        <translation>专注 全屏 免打扰</translation>
    </message>
    <message>
        <source>zoom in bigger font size</source>
        <translation>放大 缩放 字号</translation>
    </message>
    <message>
        <source>zoom out font size</source>
        <translation>缩小 缩放 字号</translation>
    </message>
    <message>
        <source>zoom reset font size</source>
        <translation>缩放 还原 字号</translation>
    </message>
    <message>
        <source>preview page</source>
        <translation>预览 页面</translation>
    </message>
    <message>
        <source>category desk</source>
        <translation>分类 频道</translation>
    </message>
    <message>
        <source>issues problems findings validate</source>
        <translation>问题 错误 校验</translation>
    </message>
    <message>
        <source>deploy upload export website</source>
        <translation>部署 上传 导出 网站</translation>
    </message>
    <message>
        <source>settings site name address logo time zone theme</source>
        <translation>设置 网站 名称 地址 标志 时区 主题</translation>
    </message>
    <message>
        <source>rules wording</source>
        <translation>规则 用词</translation>
    </message>
    <message>
        <source>backup save copy</source>
        <translation>备份 保存 副本</translation>
    </message>
    <message>
        <source>settings options language font name</source>
        <translation>设置 选项 语言 字体 名字</translation>
    </message>
    <message>
        <source>shortcuts keyboard</source>
        <translation>快捷键 键盘</translation>
    </message>
    <message>
        <source>manual documentation</source>
        <translation>手册 文档</translation>
    </message>
    <message>
        <source>theme appearance night mode</source>
        <translation>主题 外观 夜间</translation>
    </message>
    <message>
        <source>theme appearance day mode</source>
        <translation>主题 外观 日间</translation>
    </message>
    <message>
        <source>delete trash remove bin</source>
        <translation>删除 回收站 移除</translation>
    </message>
    <message>
        <source>delete unpublish withdraw take down retract</source>
        <translation>删除 取消发布 撤回 下线</translation>
    </message>
    <message>
        <source>Correct…</source>
        <translation>更正…</translation>
    </message>
    <message>
        <source>correction error note</source>
        <translation>更正 错误 说明</translation>
    </message>
    <message>
        <source>Go on in a new story</source>
        <translation>另写新稿续报</translation>
    </message>
    <message>
        <source>follow-up update continue</source>
        <translation>后续 更新 续写</translation>
    </message>
    <message>
        <source>go live release</source>
        <translation>上线 发出</translation>
    </message>
    <message>
        <source>return reopen bring back</source>
        <translation>退回 重新打开 恢复</translation>
    </message>
    <message>
        <source>Kill…</source>
        <translation>撤稿…</translation>
    </message>
    <message>
        <source>Nothing changed since it was published.</source>
        <translation>发布以来没有改动。</translation>
    </message>
    <message>
        <source>Changed since it was published: {names}.</source>
        <translation>发布以来改了：{names}。</translation>
    </message>
    <message>
        <source>Publish</source>
        <translation>发布</translation>
    </message>
    <message>
        <source>Publish anyway</source>
        <translation>仍然发布</translation>
    </message>
    <message>
        <source>Publish (Ctrl+Enter)</source>
        <translation>发布（Ctrl+Enter）</translation>
    </message>
    <message>
        <source>Fix the errors first: a page that has them can&apos;t go out.</source>
        <translation>请先修正错误：有错误的页面无法发布。</translation>
    </message>
    <message>
        <source>“{headline}” is killed. Publish the site to take it from readers.</source>
        <translation>“{headline}”已撤稿。请发布网站，让读者不再看到它。</translation>
    </message>
    <message>
        <source>Kill</source>
        <translation>撤稿</translation>
    </message>
    <message>
        <source>kill</source>
        <translation>撤稿</translation>
    </message>
    <message>
        <source>To confirm, type “{word}”:</source>
        <translation>请键入“{word}”以确认：</translation>
    </message>
    <message>
        <source>Kill “{headline}”? It can&apos;t be undone. Readers see a notice instead.</source>
        <translation>要撤下“{headline}”吗？此操作无法撤销，读者将看到一则说明。</translation>
    </message>
    <message>
        <source>No other story links to it.</source>
        <translation>没有别的稿件链接到它。</translation>
    </message>
    <message>
        <source>The links of these stories to it drop out:</source>
        <translation>以下稿件中指向它的链接将被去掉：</translation>
    </message>
    <message>
        <source>All published stories as a site: pages, lists, feeds and sitemaps. Only what changed is written.</source>
        <translation>把所有已发布的稿件做成网站：页面、列表、订阅源和站点地图。只写有改动的。</translation>
    </message>
    <message>
        <source>The desk has no address yet: feeds and sitemaps, which need it, are left out.</source>
        <translation>编辑台还没有地址：需要地址的订阅源和站点地图略去。</translation>
    </message>
    <message>
        <source>Nothing changed since it was sent from here last. Publish looks whether all of it arrived.</source>
        <translation>自上次从这里上传以来没有改动。按“发布”会检查是否全部送达。</translation>
    </message>
    <message>
        <source>+ new</source>
        <translation>+ 新增</translation>
    </message>
    <message>
        <source>~ changed</source>
        <translation>~ 修改</translation>
    </message>
    <message>
        <source>− removed</source>
        <translation>− 删除</translation>
    </message>
    <message>
        <source>A folder, a .zip, or sftp://, s3://, git+ssh://…</source>
        <translation>文件夹、.zip，或 sftp://、s3://、git+ssh://…</translation>
    </message>
    <message>
        <source>Choose…</source>
        <translation>选择…</translation>
    </message>
    <message>
        <source>Set the address…</source>
        <translation>设定地址…</translation>
    </message>
    <message>
        <source>Password…</source>
        <translation>密码…</translation>
    </message>
    <message>
        <source>Keeps the server&apos;s password or secret key in this computer&apos;s keyring</source>
        <translation>把服务器的密码或密钥存入这台电脑的钥匙串</translation>
    </message>
    <message>
        <source>Ask first where links lead</source>
        <translation>先检查链接</translation>
    </message>
    <message>
        <source>Asks each address that published stories link to; what is not well holds nothing back</source>
        <translation>检查已发布稿件链接到的每个地址；有问题也不会阻止发布</translation>
    </message>
    <message>
        <source>What</source>
        <translation>内容</translation>
    </message>
    <message>
        <source>Where</source>
        <translation>位置</translation>
    </message>
    <message>
        <source>Why</source>
        <translation>原因</translation>
    </message>
    <message>
        <source>What publishing changes</source>
        <translation>发布会改动什么</translation>
    </message>
    <message>
        <source>Progress</source>
        <translation>进度</translation>
    </message>
    <message>
        <source>Publish the site</source>
        <translation>发布网站</translation>
    </message>
    <message>
        <source>Folder or address of the site</source>
        <translation>网站的文件夹或地址</translation>
    </message>
    <message>
        <source>Publish the site into which folder?</source>
        <translation>把网站发布到哪个文件夹？</translation>
    </message>
    <message>
        <source>Password or secret key for {server}:</source>
        <translation>{server} 的密码或密钥：</translation>
    </message>
    <message>
        <source>Kept in this computer&apos;s keyring.</source>
        <translation>已存入这台电脑的钥匙串。</translation>
    </message>
    <message>
        <source>Choose the folder your web server shows, or write the address to send the site to.</source>
        <translation>请选择网站服务器所用的文件夹，或填写要上传到的地址。</translation>
    </message>
    <message>
        <source>Looking at what would change…</source>
        <translation>正在查看会有什么改动…</translation>
    </message>
    <message>
        <source>1 change, {same} as they were.</source>
        <translation>1 处改动，{same} 个文件不变。</translation>
    </message>
    <message>
        <source>{count:,} changes, {same} as they were.</source>
        <translation>{count:,} 处改动，{same} 个文件不变。</translation>
    </message>
    <message>
        <source>The site is up to date.</source>
        <translation>网站已是最新。</translation>
    </message>
    <message>
        <source>and {count} more</source>
        <translation>另有 {count} 个</translation>
    </message>
    <message>
        <source>Publishing…</source>
        <translation>正在发布…</translation>
    </message>
    <message>
        <source>Published: 1 file written, {gone} removed.</source>
        <translation>已发布：写入 1 个文件，删除 {gone} 个。</translation>
    </message>
    <message>
        <source>Published: {count:,} files written, {gone} removed.</source>
        <translation>已发布：写入 {count:,} 个文件，删除 {gone} 个。</translation>
    </message>
    <message>
        <source>1 dead link: the checks of the story name it.</source>
        <translation>1 条失效链接：见该稿件的检查。</translation>
    </message>
    <message>
        <source>{dead} dead links: the checks of the stories name them.</source>
        <translation>{dead} 条失效链接：见各稿件的检查。</translation>
    </message>
    <message>
        <source>“{slug}” is held back: {message}</source>
        <translation>“{slug}”暂不发布：{message}</translation>
    </message>
    <message>
        <source>Show what the checks say of this story (Ctrl+Shift+C)</source>
        <translation>查看这篇稿件的检查结果（Ctrl+Shift+C）</translation>
    </message>
    <message>
        <source>Last message: {text}</source>
        <translation>最近的消息：{text}</translation>
    </message>
    <message>
        <source>Spelling: {found}</source>
        <translation>拼写：{found}</translation>
    </message>
    <message>
        <source>{selected:,} of {count:,} words</source>
        <translation>{count:,} 字中的 {selected:,} 字</translation>
    </message>
    <message>
        <source>1 word</source>
        <translation>1 字</translation>
    </message>
    <message>
        <source>{count:,} words</source>
        <translation>{count:,} 字</translation>
    </message>
    <message>
        <source>{minutes} min</source>
        <translation>{minutes} 分钟</translation>
    </message>
    <message>
        <source>Ln {row}</source>
        <translation>第 {row} 行</translation>
    </message>
    <message>
        <source>Length of the story: {length}</source>
        <translation>稿件篇幅：{length}</translation>
    </message>
    <message>
        <source>Checks: {found}</source>
        <translation>检查：{found}</translation>
    </message>
    <message>
        <source>Menu</source>
        <translation>菜单</translation>
    </message>
    <message>
        <source>All commands</source>
        <translation>所有命令</translation>
    </message>
    <message>
        <source>Where the story stands; move it on</source>
        <translation>稿件所处状态；可变更状态</translation>
    </message>
    <message>
        <source>State: {state}</source>
        <translation>状态：{state}</translation>
    </message>
    <message>
        <source>Export</source>
        <translation>导出</translation>
    </message>
    <message>
        <source>Export or copy this story</source>
        <translation>导出或复制这篇稿件</translation>
    </message>
    <message>
        <source>Export and copy</source>
        <translation>导出与复制</translation>
    </message>
    <message>
        <source>A killed story stays killed</source>
        <translation>已撤稿的稿件不能恢复</translation>
    </message>
    <message>
        <source>Sorted into its fields.</source>
        <translation>已分入各字段。</translation>
    </message>
    <message>
        <source>Left out of the paste: {told}.</source>
        <translation>粘贴时略去：{told}。</translation>
    </message>
    <message>
        <source>Left out: {count} items.</source>
        <translation>已略去：{count} 项。</translation>
    </message>
    <message>
        <source>Not imported: {count} items.</source>
        <translation>未导入：{count} 项。</translation>
    </message>
    <message>
        <source>Not imported</source>
        <translation>未导入</translation>
    </message>
    <message>
        <source>It goes out as news of the day you publish it, unless it keeps its date.</source>
        <translation>发布时算作当天的新闻，除非保留它自己的日期。</translation>
    </message>
    <message>
        <source>Keep its date</source>
        <translation>保留它的日期</translation>
    </message>
    <message>
        <source>Not imported: 1 item.</source>
        <translation>未导入：1 项。</translation>
    </message>
    <message>
        <source>The settings that a bundle brought along were not taken over: {names}.</source>
        <translation>没有采用稿件包带来的设置：{names}。</translation>
    </message>
    <message>
        <source>Use these settings</source>
        <translation>采用这些设置</translation>
    </message>
    <message>
        <source>Add which pictures?</source>
        <translation>添加哪些图片？</translation>
    </message>
    <message>
        <source>Every picture on this desk is shown somewhere.</source>
        <translation>这个编辑台上的每张图片都有地方在用。</translation>
    </message>
    <message>
        <source>{count} pictures, {size:.1f} MB, are in no story, version or page of readers.</source>
        <translation>有 {count} 张图片（{size:.1f} MB）不在任何稿件、版本或读者页面中。</translation>
    </message>
    <message>
        <source>Remove them for good</source>
        <translation>永久删除</translation>
    </message>
    <message>
        <source>Keep them</source>
        <translation>保留</translation>
    </message>
    <message>
        <source>They are removed; a backup made before still has them.</source>
        <translation>已删除；之前做的备份里还有。</translation>
    </message>
    <message>
        <source>This is a copy, a draft of its own; the story it was made from stays as it is.</source>
        <translation>这是副本，是一篇独立的草稿；原来那篇保持不变。</translation>
    </message>
    <message>
        <source>The samples are among the spiked stories.</source>
        <translation>示例已放到弃用的稿件里。</translation>
    </message>
    <message>
        <source>There are no samples here any more.</source>
        <translation>这里已没有示例。</translation>
    </message>
    <message>
        <source>Body, in Markdown</source>
        <translation>正文，Markdown 格式</translation>
    </message>
    <message>
        <source>Write the story, in Markdown.</source>
        <translation>在这里写正文，用 Markdown。</translation>
    </message>
    <message>
        <source>This text is larger than 2 MB; import it as a file, or paste it in parts.</source>
        <translation>这段文字超过 2 MB；请作为文件导入，或分几次粘贴。</translation>
    </message>
    <message>
        <source>None</source>
        <translation>无</translation>
    </message>
    <message>
        <source>1 – flash</source>
        <translation>1 – 特急</translation>
    </message>
    <message>
        <source>2 – bulletin</source>
        <translation>2 – 加急</translation>
    </message>
    <message>
        <source>3 – urgent</source>
        <translation>3 – 急</translation>
    </message>
    <message>
        <source>5 – ordinary</source>
        <translation>5 – 普通</translation>
    </message>
    <message>
        <source>9 – least</source>
        <translation>9 – 不急</translation>
    </message>
    <message>
        <source>Title for search engines</source>
        <translation>搜索引擎用的标题</translation>
    </message>
    <message>
        <source>Description</source>
        <translation>摘要</translation>
    </message>
    <message>
        <source>Left empty, the standfirst</source>
        <translation>留空则用提要</translation>
    </message>
    <message>
        <source>Slugline</source>
        <translation>稿名</translation>
    </message>
    <message>
        <source>Embargo</source>
        <translation>解禁时间</translation>
    </message>
    <message>
        <source>Goes out</source>
        <translation>发出时间</translation>
    </message>
    <message>
        <source>For the desk alone: notes are never published</source>
        <translation>仅供编辑台内部：备注永不发布</translation>
    </message>
    <message>
        <source>The headline</source>
        <translation>标题</translation>
    </message>
    <message>
        <source>the desk has no address yet</source>
        <translation>编辑台还没有地址</translation>
    </message>
    <message>
        <source>“{words}” is no time and was not taken; write it as 2026-01-19 14:00.</source>
        <translation>“{words}”不是时间，没有采用；请写成 2026-01-19 14:00 的形式。</translation>
    </message>
    <message>
        <source>Notes</source>
        <translation>备注</translation>
    </message>
    <message>
        <source>As search engines show it</source>
        <translation>搜索引擎显示的样子</translation>
    </message>
    <message>
        <source>As networks show it</source>
        <translation>社交网络显示的样子</translation>
    </message>
    <message>
        <source>Slugline, the desk&apos;s name for it</source>
        <translation>稿名，编辑台内部的叫法</translation>
    </message>
    <message>
        <source>Embargo: readers have it from then on</source>
        <translation>解禁时间：从那时起读者才能看到</translation>
    </message>
    <message>
        <source>Goes out with the first publish after</source>
        <translation>在此时间之后第一次发布网站时发出</translation>
    </message>
    <message>
        <source>Agency or paper</source>
        <translation>通讯社或报纸</translation>
    </message>
    <message>
        <source>Place</source>
        <translation>地点</translation>
    </message>
    <message>
        <source>CITY</source>
        <translation>城市</translation>
    </message>
    <message>
        <source>News / Coast</source>
        <translation>新闻 / 沿海</translation>
    </message>
    <message>
        <source>Byline</source>
        <translation>署名</translation>
    </message>
    <message>
        <source>Name, name</source>
        <translation>姓名、姓名</translation>
    </message>
    <message>
        <source>Slug</source>
        <translation>网址别名</translation>
    </message>
    <message>
        <source>made from the headline</source>
        <translation>由标题生成</translation>
    </message>
    <message>
        <source>Keywords</source>
        <translation>关键词</translation>
    </message>
    <message>
        <source>word, word</source>
        <translation>词、词</translation>
    </message>
    <message>
        <source>Kicker</source>
        <translation>眉题</translation>
    </message>
    <message>
        <source>Standfirst</source>
        <translation>提要</translation>
    </message>
    <message>
        <source>Characters of the headline; {limit} show whole everywhere</source>
        <translation>标题字符数；不超过 {limit} 个，各处都能完整显示</translation>
    </message>
    <message>
        <source>More fields</source>
        <translation>更多字段</translation>
    </message>
    <message>
        <source>Show or fold byline, slug, keywords and language</source>
        <translation>显示或折叠署名、网址别名、关键词和语言</translation>
    </message>
    <message>
        <source>Capitals count</source>
        <translation>区分大小写</translation>
    </message>
    <message>
        <source>Whole words</source>
        <translation>全字匹配</translation>
    </message>
    <message>
        <source>A pattern (regular expression)</source>
        <translation>正则表达式</translation>
    </message>
    <message>
        <source>Find</source>
        <translation>查找</translation>
    </message>
    <message>
        <source>Replace by</source>
        <translation>替换为</translation>
    </message>
    <message>
        <source>The one before (Shift+F3)</source>
        <translation>上一个（Shift+F3）</translation>
    </message>
    <message>
        <source>The next one (F3)</source>
        <translation>下一个（F3）</translation>
    </message>
    <message>
        <source>Close (Escape)</source>
        <translation>关闭（Esc）</translation>
    </message>
    <message>
        <source>Replace</source>
        <translation>替换</translation>
    </message>
    <message>
        <source>Replace all</source>
        <translation>全部替换</translation>
    </message>
    <message>
        <source>000 of 1,000</source>
        <translation>000 / 1,000</translation>
    </message>
    <message>
        <source>{at:,} of {total:,}</source>
        <translation>{at:,} / {total:,}</translation>
    </message>
    <message>
        <source>{count:,} replaced</source>
        <translation>已替换 {count:,} 处</translation>
    </message>
    <message>
        <source>“{headline}” is on this desk already, as it is in the file or newer: nothing changes.</source>
        <translation>“{headline}”已在这个编辑台上，与文件相同或更新：不会改动。</translation>
    </message>
    <message>
        <source>“{headline}” is on this desk: the file makes a new version of it, and the one here is kept.</source>
        <translation>“{headline}”在这个编辑台上：文件成为它的新版本，这里的那份会保留。</translation>
    </message>
    <message>
        <source>“{headline}” was changed both here and in the file: the one here stays as it is, the file makes a story beside it.</source>
        <translation>“{headline}”在这里和文件中都改过：这里的那份保持原样，文件成为另一篇稿件。</translation>
    </message>
    <message>
        <source>Stories (*.html *.htm *.mht *.mhtml *.md *.markdown *.txt *.json *.xml *.rss *.atom *.eml *.mbox *.newsdesk *.zip);;Web pages (*.html *.htm *.mht *.mhtml);;Mails (*.eml *.mbox);;Feeds, WordPress exports and NITF (*.xml *.rss *.atom);;All files (*)</source>
        <translation>稿件 (*.html *.htm *.mht *.mhtml *.md *.markdown *.txt *.json *.xml *.rss *.atom *.eml *.mbox *.newsdesk *.zip);;网页 (*.html *.htm *.mht *.mhtml);;邮件 (*.eml *.mbox);;订阅源、WordPress 导出文件和 NITF (*.xml *.rss *.atom);;所有文件 (*)</translation>
    </message>
    <message>
        <source>Make story</source>
        <translation>生成稿件</translation>
    </message>
    <message>
        <source>Go to the story</source>
        <translation>转到稿件</translation>
    </message>
    <message>
        <source>Make a new version</source>
        <translation>存为新版本</translation>
    </message>
    <message>
        <source>Import as a new story</source>
        <translation>作为新稿件导入</translation>
    </message>
    <message>
        <source>Paste the whole text of a page you have published, or drop files here: pages, Markdown, mails, feeds, a WordPress export. What is furniture is left out.</source>
        <translation>粘贴已发布页面的全部文字，或把文件拖到这里：网页、Markdown、邮件、订阅源、WordPress 导出文件。导航等附属内容会略去。</translation>
    </message>
    <message>
        <source>Open a file…</source>
        <translation>打开文件…</translation>
    </message>
    <message>
        <source>Published before: keep each story&apos;s own date</source>
        <translation>以前发布过：保留稿件自己的日期</translation>
    </message>
    <message>
        <source>What was recognised</source>
        <translation>识别出的内容</translation>
    </message>
    <message>
        <source>Make {count} stories</source>
        <translation>生成 {count} 篇稿件</translation>
    </message>
    <message>
        <source>Import which files?</source>
        <translation>导入哪些文件？</translation>
    </message>
    <message>
        <source>Text of a published page</source>
        <translation>已发布页面的文字</translation>
    </message>
    <message>
        <source>Paste here</source>
        <translation>粘贴到这里</translation>
    </message>
    <message>
        <source>Left out, because they aren&apos;t stories: {names}.</source>
        <translation>不是稿件，未导入：{names}。</translation>
    </message>
    <message>
        <source>… and {count} stories more</source>
        <translation>……还有 {count} 篇</translation>
    </message>
    <message>
        <source>It changes: {names}.</source>
        <translation>改动：{names}。</translation>
    </message>
    <message>
        <source>1 paragraph</source>
        <translation>1 段</translation>
    </message>
    <message>
        <source>{count} headlines</source>
        <translation>{count} 条标题</translation>
    </message>
    <message>
        <source>1 headline</source>
        <translation>1 条标题</translation>
    </message>
    <message>
        <source>State</source>
        <translation>状态</translation>
    </message>
    <message>
        <source>Text</source>
        <translation>正文</translation>
    </message>
    <message>
        <source>{paragraphs} paragraphs</source>
        <translation>{paragraphs} 段</translation>
    </message>
    <message>
        <source>Left out</source>
        <translation>略去</translation>
    </message>
    <message>
        <source>⚠ Not placed</source>
        <translation>⚠ 未归入字段</translation>
    </message>
    <message>
        <source>Bold</source>
        <translation>粗体</translation>
    </message>
    <message>
        <source>Italic</source>
        <translation>斜体</translation>
    </message>
    <message>
        <source>Heading</source>
        <translation>小标题</translation>
    </message>
    <message>
        <source>Link</source>
        <translation>链接</translation>
    </message>
    <message>
        <source>Picture</source>
        <translation>插入图片</translation>
    </message>
    <message>
        <source>Quote</source>
        <translation>引文</translation>
    </message>
    <message>
        <source>List</source>
        <translation>列表</translation>
    </message>
    <message>
        <source>Numbers</source>
        <translation>编号列表</translation>
    </message>
    <message>
        <source>Table</source>
        <translation>表格</translation>
    </message>
    <message>
        <source>Footnote</source>
        <translation>脚注</translation>
    </message>
    <message>
        <source>Error</source>
        <translation>错误</translation>
    </message>
    <message>
        <source>Warning</source>
        <translation>警告</translation>
    </message>
    <message>
        <source>Advice</source>
        <translation>建议</translation>
    </message>
    <message>
        <source>Off</source>
        <translation>关闭</translation>
    </message>
    <message>
        <source>An error keeps a story from being published, a warning asks first, advice is only listed.</source>
        <translation>错误会阻止发布，警告在发布前询问，建议只列出。</translation>
    </message>
    <message>
        <source>Rules of the checks</source>
        <translation>检查规则</translation>
    </message>
    <message>
        <source>Rule</source>
        <translation>分隔线</translation>
    </message>
    <message>
        <source>Finds</source>
        <translation>检查内容</translation>
    </message>
    <message>
        <source>Grade</source>
        <translation>级别</translation>
    </message>
    <message>
        <source>Restore defaults</source>
        <translation>恢复默认</translation>
    </message>
    <message>
        <source>Grade of {rule}</source>
        <translation>“{rule}”的级别</translation>
    </message>
    <message>
        <source>Error (always)</source>
        <translation>错误（固定）</translation>
    </message>
    <message>
        <source>{grade} (default)</source>
        <translation>{grade}（默认）</translation>
    </message>
    <message>
        <source>More marks</source>
        <translation>更多格式</translation>
    </message>
    <message>
        <source>Shows</source>
        <translation>画面内容</translation>
    </message>
    <message>
        <source>What is to be seen, for those who do not see it</source>
        <translation>画面上有什么，写给看不到的人</translation>
    </message>
    <message>
        <source>Caption</source>
        <translation>图注</translation>
    </message>
    <message>
        <source>A sentence under the picture</source>
        <translation>图片下的一句话</translation>
    </message>
    <message>
        <source>Credit</source>
        <translation>图片署名</translation>
    </message>
    <message>
        <source>Photographer/Agency</source>
        <translation>摄影者/通讯社</translation>
    </message>
    <message>
        <source>Copyright</source>
        <translation>版权</translation>
    </message>
    <message>
        <source>© holder</source>
        <translation>© 版权所有者</translation>
    </message>
    <message>
        <source>No picture yet. Drop pictures on the text, paste them, or press Ctrl+Shift+I.</source>
        <translation>还没有图片。可把图片拖到正文上、粘贴，或按 Ctrl+Shift+I。</translation>
    </message>
    <message>
        <source>Add…</source>
        <translation>添加…</translation>
    </message>
    <message>
        <source>Add pictures from files (Ctrl+Shift+I)</source>
        <translation>从文件添加图片（Ctrl+Shift+I）</translation>
    </message>
    <message>
        <source>Pictures of this story</source>
        <translation>这篇稿件的图片</translation>
    </message>
    <message>
        <source>Only decorates: nothing to describe</source>
        <translation>纯装饰：不必描述</translation>
    </message>
    <message>
        <source>Make it the lead picture</source>
        <translation>设为题图</translation>
    </message>
    <message>
        <source>Put it into the text</source>
        <translation>放入正文</translation>
    </message>
    <message>
        <source>Show the picture where the caret is</source>
        <translation>在光标处显示图片</translation>
    </message>
    <message>
        <source>Take the picture out of the story; its file stays on the desk</source>
        <translation>从稿件中去掉图片；文件留在编辑台上</translation>
    </message>
    <message>
        <source>No longer lead</source>
        <translation>不再作题图</translation>
    </message>
    <message>
        <source>What every crop must show</source>
        <translation>裁切时必须保留的部分</translation>
    </message>
    <message>
        <source>Click what search engines and networks must not cut off, or move the point with the arrows</source>
        <translation>点击搜索引擎和社交网络不可裁掉的部分，或用方向键移动焦点</translation>
    </message>
    <message>
        <source>{across} % from the left, {down} % from the top</source>
        <translation>距左 {across}%，距上 {down}%</translation>
    </message>
    <message>
        <source>only decorates</source>
        <translation>纯装饰</translation>
    </message>
    <message>
        <source>⚠ nobody said what it shows</source>
        <translation>⚠ 还没有写明画面上有什么</translation>
    </message>
    <message>
        <source>Lead picture: {shows}</source>
        <translation>题图：{shows}</translation>
    </message>
    <message>
        <source>In every story but the killed and spiked: fields, text and strip. Nothing changes before you have seen it.</source>
        <translation>在所有稿件（已撤稿、已弃用的除外）的字段、正文和链接栏中替换，确认后才改动。</translation>
    </message>
    <message>
        <source>Look</source>
        <translation>查找</translation>
    </message>
    <message>
        <source>Take it back</source>
        <translation>撤销</translation>
    </message>
    <message>
        <source>What would change</source>
        <translation>会改动什么</translation>
    </message>
    <message>
        <source>Replace in all stories</source>
        <translation>在所有稿件中替换</translation>
    </message>
    <message>
        <source>Type what you look for.</source>
        <translation>请键入要找的内容。</translation>
    </message>
    <message>
        <source>Replace in {counted}</source>
        <translation>在{counted}中替换</translation>
    </message>
    <message>
        <source>Stopped.</source>
        <translation>已停止。</translation>
    </message>
    <message>
        <source>Nothing found.</source>
        <translation>什么也没找到。</translation>
    </message>
    <message>
        <source>1 replacement in {counted}.</source>
        <translation>{counted}中有 1 处替换。</translation>
    </message>
    <message>
        <source>{times:,} replacements in {counted}.</source>
        <translation>{counted}中有 {times:,} 处替换。</translation>
    </message>
    <message>
        <source>Looking was stopped: there may be more.</source>
        <translation>查找已停止：可能还有未列出的。</translation>
    </message>
    <message>
        <source>These are the first {most:,}; replace in them, then look again.</source>
        <translation>这是前 {most:,} 处；先替换它们，再查一次。</translation>
    </message>
    <message>
        <source>Replaced in {stories}.</source>
        <translation>已在{stories}中替换。</translation>
    </message>
    <message>
        <source>Taken back in {stories}.</source>
        <translation>已在{stories}中撤销。</translation>
    </message>
    <message>
        <source>Looking…</source>
        <translation>正在查找…</translation>
    </message>
    <message>
        <source>“{name}” was changed elsewhere meanwhile; both texts are among its versions.</source>
        <translation>“{name}”在此期间在别处有改动；两份文字都在它的版本里。</translation>
    </message>
    <message>
        <source>after an hour of writing</source>
        <translation>写作满一小时</translation>
    </message>
    <message>
        <source>Saving…</source>
        <translation>正在保存…</translation>
    </message>
    <message>
        <source>Read only</source>
        <translation>只读</translation>
    </message>
    <message>
        <source>Saved {time} ✓</source>
        <translation>已保存 {time} ✓</translation>
    </message>
    <message>
        <source>Saved ✓</source>
        <translation>已保存 ✓</translation>
    </message>
    <message>
        <source>Typing…</source>
        <translation>正在键入…</translation>
    </message>
    <message>
        <source>Not saved ⚠</source>
        <translation>未保存 ⚠</translation>
    </message>
    <message>
        <source>Changed elsewhere ⚠</source>
        <translation>别处有改动 ⚠</translation>
    </message>
    <message>
        <source>A snippet is put into the text, a template begins a story. [[what to fill in]] is a field: F8 goes from one to the next; [[headline]], [[source]], [[dateline]], [[byline]] and [[date]] fill themselves in.</source>
        <translation>片段放入正文，模板用来新建稿件。[[要填的内容]] 是字段：按 F8 逐个跳转；[[headline]]、[[source]]、[[dateline]]、[[byline]] 和 [[date]] 会自动填好。</translation>
    </message>
    <message>
        <source>Put which snippet into the text?</source>
        <translation>把哪个片段放入正文？</translation>
    </message>
    <message>
        <source>Begin a story from which template?</source>
        <translation>用哪个模板新建稿件？</translation>
    </message>
    <message>
        <source>“{name}” is a template now.</source>
        <translation>“{name}”现在是模板了。</translation>
    </message>
    <message>
        <source>Every field is filled in.</source>
        <translation>每个字段都已填好。</translation>
    </message>
    <message>
        <source>Snippets and templates</source>
        <translation>片段与模板</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>名称</translation>
    </message>
    <message>
        <source>Begins a story</source>
        <translation>用来新建稿件</translation>
    </message>
    <message>
        <source>A template: the story&apos;s fields may stand above its text, as front matter</source>
        <translation>模板：稿件的字段可以写在正文上方，作为文首字段</translation>
    </message>
    <message>
        <source>New snippet</source>
        <translation>新片段</translation>
    </message>
    <message>
        <source>Somebody else changed “{name}” too; what you wrote is kept as “{new}”.</source>
        <translation>别人也改了“{name}”；你写的另存为“{new}”。</translation>
    </message>
    <message>
        <source>Without a name</source>
        <translation>未命名</translation>
    </message>
    <message>
        <source>{name} – story</source>
        <translation>{name} – 稿件</translation>
    </message>
    <message>
        <source>No unknown words.</source>
        <translation>没有未识别的词。</translation>
    </message>
    <message>
        <source>Spelling of “{words}”…</source>
        <translation>“{words}”的拼写…</translation>
    </message>
    <message>
        <source>No dictionary</source>
        <translation>没有词典</translation>
    </message>
    <message>
        <source>✎ {count} unknown</source>
        <translation>✎ {count} 个词未识别</translation>
    </message>
    <message>
        <source>Go to the next unknown word (F7)</source>
        <translation>转到下一个未识别的词（F7）</translation>
    </message>
    <message>
        <source>Spelling ✓</source>
        <translation>拼写 ✓</translation>
    </message>
    <message>
        <source>No unknown words</source>
        <translation>没有未识别的词</translation>
    </message>
    <message>
        <source>Add “{word}” to the desk&apos;s dictionary</source>
        <translation>把“{word}”加入编辑台的词典</translation>
    </message>
    <message>
        <source>right everywhere</source>
        <translation>在所有稿件中都视为正确</translation>
    </message>
    <message>
        <source>Pass over “{word}”</source>
        <translation>忽略“{word}”</translation>
    </message>
    <message>
        <source>in this story, today</source>
        <translation>仅限今天、这篇稿件</translation>
    </message>
    <message>
        <source>as typed</source>
        <translation>按原样</translation>
    </message>
    <message>
        <source>“{word}” is in no dictionary. What was meant?</source>
        <translation>词典里没有“{word}”。原本想写什么？</translation>
    </message>
    <message>
        <source>{name} is no file that can be read; choose a file or a bundle&apos;s folder.</source>
        <translation>{name} 不是可读取的文件；请选择文件，或稿件包的文件夹。</translation>
    </message>
    <message>
        <source>{name} has {size} MB, a story at most {limit} MB; import the part of it that is the story.</source>
        <translation>{name} 有 {size} MB，稿件最多 {limit} MB；请导入其中属于稿件的部分。</translation>
    </message>
    <message>
        <source>There is no file {name} at this place; look whether it was moved.</source>
        <translation>这个位置没有文件 {name}，请检查是否已移走。</translation>
    </message>
    <message>
        <source>{name} cannot be read ({reason}); check its name and who may read it.</source>
        <translation>无法读取 {name}（{reason}）；请检查名字和读取权限。</translation>
    </message>
    <message>
        <source>{name} is empty; there is nothing to import.</source>
        <translation>{name} 是空的，没有可导入的内容。</translation>
    </message>
    <message>
        <source>{name} is a picture and no story; open the story it belongs to and add it there.</source>
        <translation>{name} 是图片而不是稿件；请打开它所属的稿件，在那里添加。</translation>
    </message>
    <message>
        <source>{name} is a PDF; copy its text and paste that.</source>
        <translation>{name} 是 PDF；请复制其中的文字再粘贴。</translation>
    </message>
    <message>
        <source>{name} is packed with gzip; unpack it first, then import what was in it.</source>
        <translation>{name} 用 gzip 压缩过；请先解压，再导入里面的内容。</translation>
    </message>
    <message>
        <source>{name} says that it is in {declared} and is not; save it as UTF-8 first.</source>
        <translation>{name} 自称编码是 {declared}，其实不是；请先存为 UTF-8。</translation>
    </message>
    <message>
        <source>{name} is not in UTF-8 and names no other encoding; save it as UTF-8 first.</source>
        <translation>{name} 不是 UTF-8，也没有写明别的编码；请先存为 UTF-8。</translation>
    </message>
    <message>
        <source>{name} is a binary file, not text; nothing was imported.</source>
        <translation>{name} 是二进制文件而不是文本；什么也没有导入。</translation>
    </message>
    <message>
        <source>The feed at {url} is larger than 10 MB and was not read.</source>
        <translation>{url} 的订阅源超过 10 MB，没有读取。</translation>
    </message>
    <message>
        <source>There is no feed at {url}: it is neither RSS nor Atom nor JSON Feed.</source>
        <translation>{url} 没有订阅源：既不是 RSS，也不是 Atom 或 JSON Feed。</translation>
    </message>
    <message>
        <source>{count} items more</source>
        <translation>还有 {count} 条</translation>
    </message>
    <message>
        <source>The feed at {url} declares a document type or entities of its own and was not read.</source>
        <translation>{url} 的订阅源声明了自己的文档类型或实体，没有读取。</translation>
    </message>
    <message>
        <source>The feed at {url} is broken JSON and was not read.</source>
        <translation>{url} 的订阅源是损坏的 JSON，没有读取。</translation>
    </message>
    <message>
        <source>There is no feed at {url}: it is neither JSON Feed nor ninjs.</source>
        <translation>{url} 没有订阅源：既不是 JSON Feed，也不是 ninjs。</translation>
    </message>
    <message>
        <source>{url} sends on and on from one address to the next.</source>
        <translation>{url} 在几个地址之间循环跳转。</translation>
    </message>
    <message>
        <source>{address} sends on to what is no address: {location}.</source>
        <translation>{address} 跳转到的 {location} 不是有效地址。</translation>
    </message>
    <message>
        <source>{url} is no web address.</source>
        <translation>{url} 不是网址。</translation>
    </message>
    <message>
        <source>{url} is no web address: only http and https are asked.</source>
        <translation>{url} 不是网址：只访问 http 和 https 地址。</translation>
    </message>
    <message>
        <source>The address at {host} holds a name or password: take it out.</source>
        <translation>{host} 的地址带有用户名或密码：请去掉。</translation>
    </message>
    <message>
        <source>{host} is asked at port {port}: only 80 and 443 are.</source>
        <translation>{host} 用的是端口 {port}：只访问 80 和 443 端口。</translation>
    </message>
    <message>
        <source>{host} is no public machine: addresses inside a network are never asked.</source>
        <translation>{host} 不是公网主机：从不访问内网地址。</translation>
    </message>
    <message>
        <source>{host} cannot be trusted: {error}.</source>
        <translation>{host} 不可信：{error}。</translation>
    </message>
    <message>
        <source>{host} is no name a machine can have.</source>
        <translation>{host} 不是有效的主机名。</translation>
    </message>
    <message>
        <source>{host} cannot be reached.</source>
        <translation>连不上 {host}。</translation>
    </message>
    <message>
        <source>The address of {host} could not be looked up: is there a connection?</source>
        <translation>查不到 {host} 的地址：网络是否连通？</translation>
    </message>
    <message>
        <source>There is no machine called {host}.</source>
        <translation>没有名为 {host} 的主机。</translation>
    </message>
    <message>
        <source>The front matter is not readable TOML: {names}.</source>
        <translation>文首字段不是可读的 TOML：{names}。</translation>
    </message>
    <message>
        <source>Stopped: nothing was changed.</source>
        <translation>已停止：什么也没有改动。</translation>
    </message>
    <message>
        <source>it does not speak https as it should</source>
        <translation>它的 https 不合规范</translation>
    </message>
    <message>
        <source>its tags are nested too deeply to be read; paste its text instead.</source>
        <translation>它的标签嵌套过深，无法读取；请改为粘贴文字。</translation>
    </message>
    <message>
        <source>{count} script</source>
        <translation>{count} 段脚本</translation>
    </message>
    <message>
        <source>{count} scripts</source>
        <translation>{count} 段脚本</translation>
    </message>
    <message>
        <source>{count} style sheet</source>
        <translation>{count} 份样式表</translation>
    </message>
    <message>
        <source>{count} style sheets</source>
        <translation>{count} 份样式表</translation>
    </message>
    <message>
        <source>{count} form</source>
        <translation>{count} 个表单</translation>
    </message>
    <message>
        <source>{count} forms</source>
        <translation>{count} 个表单</translation>
    </message>
    <message>
        <source>{count} button</source>
        <translation>{count} 个按钮</translation>
    </message>
    <message>
        <source>{count} buttons</source>
        <translation>{count} 个按钮</translation>
    </message>
    <message>
        <source>{count} field</source>
        <translation>{count} 个输入框</translation>
    </message>
    <message>
        <source>{count} fields</source>
        <translation>{count} 个输入框</translation>
    </message>
    <message>
        <source>{count} drawing</source>
        <translation>{count} 幅绘图</translation>
    </message>
    <message>
        <source>{count} drawings</source>
        <translation>{count} 幅绘图</translation>
    </message>
    <message>
        <source>{count} formula</source>
        <translation>{count} 个公式</translation>
    </message>
    <message>
        <source>{count} formulas</source>
        <translation>{count} 个公式</translation>
    </message>
    <message>
        <source>hidden: “{words}”</source>
        <translation>隐藏内容：“{words}”</translation>
    </message>
    <message>
        <source>an embed without an address</source>
        <translation>没有地址的嵌入内容</translation>
    </message>
    <message>
        <source>an embed of {host} (now a link)</source>
        <translation>{host} 的嵌入内容（现为链接）</translation>
    </message>
    <message>
        <source>the picture “{alt}”</source>
        <translation>图片“{alt}”</translation>
    </message>
    <message>
        <source>{name} is {kind}, which can&apos;t be imported. Save it as a web page (HTML), or copy its text and paste it.</source>
        <translation>{name} 是{kind}，无法导入。请另存为网页（HTML），或复制其中的文字再粘贴。</translation>
    </message>
    <message>
        <source>{name} is {kind}, which can&apos;t be imported. Copy its text and paste it.</source>
        <translation>{name} 是{kind}，无法导入。请复制其中的文字再粘贴。</translation>
    </message>
    <message>
        <source>{name} is {kind}, which can&apos;t be imported. Save it as .eml or HTML in Outlook, or copy its text and paste it.</source>
        <translation>{name} 是{kind}，无法导入。请在 Outlook 中另存为 .eml 或 HTML，或复制其中的文字再粘贴。</translation>
    </message>
    <message>
        <source>{name} is {kind}. Unpack it and import the files in it.</source>
        <translation>{name} 是{kind}。请先解压，再导入里面的文件。</translation>
    </message>
    <message>
        <source>{name} is {kind} and no story; open the story it belongs to and add it there.</source>
        <translation>{name} 是{kind}，不是稿件；请打开它所属的稿件，在那里添加。</translation>
    </message>
    <message>
        <source>{name} is {kind} and no story.</source>
        <translation>{name} 是{kind}，不是稿件。</translation>
    </message>
    <message>
        <source>{name} is {kind}, which can&apos;t be imported. Import the site&apos;s feed or pages, or paste its posts one by one.</source>
        <translation>{name} 是{kind}，无法导入。请导入该网站的订阅源或页面，或逐篇粘贴。</translation>
    </message>
    <message>
        <source>{name} is {kind} and no story; take it in with “newsdesk feeds import”.</source>
        <translation>{name} 是{kind}，不是稿件；请用 “newsdesk feeds import” 导入。</translation>
    </message>
    <message>
        <source>a Word document</source>
        <translation>Word 文档</translation>
    </message>
    <message>
        <source>a Word document of the older kind (.doc)</source>
        <translation>旧版 Word 文档（.doc）</translation>
    </message>
    <message>
        <source>an OpenDocument text</source>
        <translation>OpenDocument 文本文档</translation>
    </message>
    <message>
        <source>a picture</source>
        <translation>一张图片</translation>
    </message>
    <message>
        <source>a sound or video file</source>
        <translation>音频或视频文件</translation>
    </message>
    <message>
        <source>an RTF text</source>
        <translation>RTF 文档</translation>
    </message>
    <message>
        <source>a WordPerfect document</source>
        <translation>WordPerfect 文档</translation>
    </message>
    <message>
        <source>a PostScript file</source>
        <translation>PostScript 文件</translation>
    </message>
    <message>
        <source>a web archive or another file of Apple&apos;s</source>
        <translation>网页归档或苹果的其他文件</translation>
    </message>
    <message>
        <source>a database</source>
        <translation>数据库文件</translation>
    </message>
    <message>
        <source>a 7z archive</source>
        <translation>7z 压缩文件</translation>
    </message>
    <message>
        <source>a RAR archive</source>
        <translation>RAR 压缩文件</translation>
    </message>
    <message>
        <source>packed with bzip2</source>
        <translation>用 bzip2 压缩的文件</translation>
    </message>
    <message>
        <source>packed with xz</source>
        <translation>用 xz 压缩的文件</translation>
    </message>
    <message>
        <source>packed with zstd</source>
        <translation>用 zstd 压缩的文件</translation>
    </message>
    <message>
        <source>a tar archive</source>
        <translation>tar 归档文件</translation>
    </message>
    <message>
        <source>a Photoshop picture</source>
        <translation>Photoshop 图片</translation>
    </message>
    <message>
        <source>an Outlook message (.msg)</source>
        <translation>Outlook 邮件（.msg）</translation>
    </message>
    <message>
        <source>an Excel workbook</source>
        <translation>Excel 工作簿</translation>
    </message>
    <message>
        <source>a PowerPoint presentation</source>
        <translation>PowerPoint 演示文稿</translation>
    </message>
    <message>
        <source>an e-book (EPUB)</source>
        <translation>电子书（EPUB）</translation>
    </message>
    <message>
        <source>a Pages document or another one of Apple&apos;s iWork</source>
        <translation>Pages 文稿或苹果 iWork 的其他文稿</translation>
    </message>
    <message>
        <source>an InDesign document</source>
        <translation>InDesign 文档</translation>
    </message>
    <message>
        <source>a drawing (SVG)</source>
        <translation>矢量图（SVG）</translation>
    </message>
    <message>
        <source>a list of feeds (OPML)</source>
        <translation>订阅源列表（OPML）</translation>
    </message>
    <message>
        <source>a document of an older Office program</source>
        <translation>旧版 Office 的文档</translation>
    </message>
    <message>
        <source>XML of a kind that isn&apos;t known (&lt;{root}&gt;)</source>
        <translation>无法识别的 XML 文件（&lt;{root}&gt;）</translation>
    </message>
    <message>
        <source>an OpenDocument spreadsheet</source>
        <translation>OpenDocument 电子表格</translation>
    </message>
    <message>
        <source>a presentation</source>
        <translation>演示文稿</translation>
    </message>
    <message>
        <source>a zip, but no Newsdesk bundle</source>
        <translation>zip 文件，但不是 Newsdesk 稿件包</translation>
    </message>
    <message>
        <source>a Ghost export</source>
        <translation>Ghost 导出文件</translation>
    </message>
    <message>
        <source>the tracking in 1 link</source>
        <translation>1 条链接中的跟踪参数</translation>
    </message>
    <message>
        <source>the tracking in {tracked} links</source>
        <translation>{tracked} 条链接中的跟踪参数</translation>
    </message>
    <message>
        <source>The picture has {count} MB; make it smaller than 50 MB first.</source>
        <translation>图片有 {count} MB；请先缩到 50 MB 以下。</translation>
    </message>
    <message>
        <source>The picture has far too many pixels to be opened; make it smaller than 120 million first.</source>
        <translation>图片像素太多，无法打开；请先缩到 1.2 亿以下。</translation>
    </message>
    <message>
        <source>This is no whole JPEG, PNG, WebP, GIF or HEIC picture; save it anew as one.</source>
        <translation>这不是完整的 JPEG、PNG、WebP、GIF 或 HEIC 图片；请重新存为其中一种。</translation>
    </message>
    <message>
        <source>The picture has {size} pixels, too many to publish; make it smaller first.</source>
        <translation>图片为 {size} 像素，多得无法发布；请先缩小。</translation>
    </message>
    <message>
        <source>{name}: {error}</source>
        <translation>{name}：{error}</translation>
    </message>
    <message>
        <source>{name} holds no story: neither headline nor text was found in it.</source>
        <translation>{name} 里没有稿件：既没有找到标题也没有找到正文。</translation>
    </message>
    <message>
        <source>The paste is empty; copy the page and paste again.</source>
        <translation>粘贴的内容是空的；请复制页面后再粘贴。</translation>
    </message>
    <message>
        <source>The paste is larger than 10 MB; paste the part of it that is the story.</source>
        <translation>粘贴的内容超过 10 MB；请只粘贴属于稿件的部分。</translation>
    </message>
    <message>
        <source>The paste</source>
        <translation>粘贴的内容</translation>
    </message>
    <message>
        <source>{name} is a feed with nothing in it.</source>
        <translation>{name} 是空的订阅源。</translation>
    </message>
    <message>
        <source>of the feed: {words}</source>
        <translation>订阅源自身的信息：{words}</translation>
    </message>
    <message>
        <source>it begins like JSON but is none: {error}.</source>
        <translation>开头像 JSON，其实不是：{error}。</translation>
    </message>
    <message>
        <source>Try again</source>
        <translation>重试</translation>
    </message>
    <message>
        <source>Work on a copy…</source>
        <translation>在副本上工作…</translation>
    </message>
    <message>
        <source>Restore a backup…</source>
        <translation>恢复备份…</translation>
    </message>
    <message>
        <source>Password for {server}:</source>
        <translation>{server} 的密码：</translation>
    </message>
    <message>
        <source>Restore which backup?</source>
        <translation>恢复哪个备份？</translation>
    </message>
    <message>
        <source>Restoring the backup…</source>
        <translation>正在恢复备份…</translation>
    </message>
    <message>
        <source>Copying the desk…</source>
        <translation>正在复制编辑台…</translation>
    </message>
    <message>
        <source>The logo {path} cannot be removed: {reason}.</source>
        <translation>无法移除徽标 {path}：{reason}。</translation>
    </message>
    <message>
        <source>Pictures ({endings})</source>
        <translation>图片 ({endings})</translation>
    </message>
    <message>
        <source>, </source>
        <translation>、</translation>
    </message>
    <message>
        <source>A shared desk is backed up where its server is, with pg_dump (docs/shared-desk.md says how). “newsdesk copy” copies it onto a desk of your own.</source>
        <translation>共享编辑台在服务器上用 pg_dump 备份（见 docs/shared-desk.md）。“newsdesk copy”可把它复制到自己的编辑台。</translation>
    </message>
    <message>
        <source>{desk} is the same desk; copy it onto another.</source>
        <translation>{desk} 是同一个编辑台，请复制到另一个。</translation>
    </message>
    <message>
        <source>The house style and dictionaries cannot be copied into {folder}: {reason}.</source>
        <translation>无法把编辑规范和词典复制到 {folder}：{reason}。</translation>
    </message>
    <message>
        <source>The pictures of a shared desk lie in a folder or in a bucket (files=s3://…), not at {address}.</source>
        <translation>共享编辑台的图片存放在文件夹或存储桶（files=s3://…）中，不能在 {address}。</translation>
    </message>
    <message>
        <source>This computer has no keyring that can be used, so nothing was kept; use a key file for SFTP, AWS_SECRET_ACCESS_KEY for S3, or a pgpass file for a shared desk.</source>
        <translation>本机没有可用的钥匙串，因此什么也没保存；SFTP 请用密钥文件，S3 请用 AWS_SECRET_ACCESS_KEY，共享编辑台请用 pgpass 文件。</translation>
    </message>
    <message>
        <source>The copy on {place} is not the same as the desk ({table}): somebody wrote on one of them meanwhile. Copy onto an empty desk while nobody writes.</source>
        <translation>{place} 上的副本与编辑台不一致（{table}）：复制期间有人写入。请在无人写入时复制到空的编辑台。</translation>
    </message>
    <message>
        <source>There are other stories on {place} already; copy onto a desk that is empty.</source>
        <translation>{place} 上已有别的稿件，请复制到空的编辑台。</translation>
    </message>
    <message>
        <source>“{written}” is no address of a desk.</source>
        <translation>“{written}”不是编辑台的地址。</translation>
    </message>
    <message>
        <source>A shared desk has an address like {example}.</source>
        <translation>共享编辑台的地址形如 {example}。</translation>
    </message>
    <message>
        <source>The server of the shared desk {place} is PostgreSQL {version}; Newsdesk needs {oldest} or newer.</source>
        <translation>共享编辑台 {place} 的服务器是 PostgreSQL {version}；Newsdesk 需要 {oldest} 或更新版本。</translation>
    </message>
    <message>
        <source>The database {place} holds other tables than a desk&apos;s; give the desk one of its own. Nothing was changed.</source>
        <translation>数据库 {place} 里有编辑台以外的表；请给编辑台单独一个数据库。什么也没有改动。</translation>
    </message>
    <message>
        <source>Before the shared desk {place} stands a pooler that lends connections for single transactions, so that nobody would see what others write. Ask whoever runs it for whole sessions (PgBouncer: pool_mode = session).</source>
        <translation>共享编辑台 {place} 之前有一个按单个事务借出连接的连接池，这样谁也看不到别人写的内容。请联系管理员改为完整的会话（PgBouncer：pool_mode = session）。</translation>
    </message>
    <message>
        <source>{trouble}. What was sent stays, and the next publish goes on from there.</source>
        <translation>{trouble}。已发送的内容会保留，下次发布将从那里继续。</translation>
    </message>
    <message>
        <source>The base URL “{value}” is no web address; write it as https://news.example.org, without blanks, “?” or “#”.</source>
        <translation>网站地址“{value}”不是网址；请写成 https://news.example.org 的形式，不含空格、“?”或“#”。</translation>
    </message>
    <message>
        <source>The language “{value}” is no language; write its tag, such as en, de or zh-Hans.</source>
        <translation>语言“{value}”不是语言；请写语言代码，例如 en、de 或 zh-Hans。</translation>
    </message>
    <message>
        <source>The time zone “{value}” is no time zone; choose one such as Europe/Paris or UTC.</source>
        <translation>时区“{value}”不是时区；请选 Asia/Shanghai 或 UTC 之类。</translation>
    </message>
    <message>
        <source>The date style “{value}” is none; there are: {names}.</source>
        <translation>没有“{value}”这种日期写法；可用的有：{names}。</translation>
    </message>
    <message>
        <source>The dateline “{value}” is none; there are: {names}; or write a pattern such as {example}.</source>
        <translation>没有“{value}”这种电头；可选：{names}；或自定格式，如 {example}。</translation>
    </message>
    <message>
        <source>The theme “{value}” is not installed; there are: {names}.</source>
        <translation>没有安装主题“{value}”；可用的有：{names}。</translation>
    </message>
    <message>
        <source>The rules cannot hold “{word}”: “{rule}” is no rule that can be graded; there are: {names}.</source>
        <translation>规则里不能有“{word}”：“{rule}”不是可以定轻重的规则；可用的有：{names}。</translation>
    </message>
    <message>
        <source>The rules cannot hold “{word}”; write it as {rule}=GRADE, with one of: {names}.</source>
        <translation>规则里不能有“{word}”；请写成 {rule}=轻重，轻重是其中之一：{names}。</translation>
    </message>
    <message>
        <source>{name} is damaged and can&apos;t be read ({problem}).</source>
        <translation>{name} 已损坏，无法读取（{problem}）。</translation>
    </message>
    <message>
        <source>the picture {address} (no such file beside the text)</source>
        <translation>图片 {address}（正文旁边没有这个文件）</translation>
    </message>
    <message>
        <source>A record of an unfinished export was damaged and is kept as {path}. Export or publish again what was interrupted, if anything was.</source>
        <translation>一份未完成导出的记录已损坏，已另存为 {path}。如有导出或发布被中断，请重新进行。</translation>
    </message>
    <message>
        <source>Another Newsdesk is writing into {folder}; nothing was changed.</source>
        <translation>另一个 Newsdesk 正在写入 {folder}；未作任何更改。</translation>
    </message>
    <message>
        <source>The desk in {folder} could not be opened because of a fault in Newsdesk ({error}). Your stories are still in that folder. The details are in {log}.</source>
        <translation>由于 Newsdesk 自身的故障（{error}），无法打开 {folder} 中的编辑台。您的稿件仍在该文件夹中，详情见 {log}。</translation>
    </message>
    <message>
        <source>Copy all</source>
        <translation>全部复制</translation>
    </message>
    <message>
        <source>First tell us about your site. “Save and publish” then publishes the story.</source>
        <translation>请先填写站点信息。按“保存并发布”后，稿件随即发布。</translation>
    </message>
    <message>
        <source>A version that readers see is damaged ({said}). “newsdesk doctor” names its story; restore a backup.</source>
        <translation>一个读者所见的版本已损坏（{said}）。“newsdesk doctor”会指出是哪篇稿件；请恢复备份。</translation>
    </message>
    <message>
        <source>“{name}” is damaged in the desk and cannot be opened ({said}); it was left as it is. Restore a backup to have it back. All other stories are as they were.</source>
        <translation>编辑台中的“{name}”已损坏，无法打开（{said}）；已保持原样。要找回它，请恢复备份。其他稿件均未受影响。</translation>
    </message>
    <message>
        <source>{what} is damaged: {said}. Restore a backup.</source>
        <translation>{what}已损坏：{said}。请恢复备份。</translation>
    </message>
    <message>
        <source>its text is not the one that was kept</source>
        <translation>其文字与当时保存的不一致</translation>
    </message>
    <message>
        <source>“{name}”</source>
        <translation>“{name}”</translation>
    </message>
    <message>
        <source>Version {number} of “{name}”</source>
        <translation>“{name}”的版本 {number}</translation>
    </message>
    <message>
        <source>What readers see of “{name}”</source>
        <translation>“{name}”的读者所见版本</translation>
    </message>
    <message>
        <source>A row of “{table}” ({key})</source>
        <translation>“{table}”中的一行（{key}）</translation>
    </message>
    <message>
        <source>Damaged: {name}</source>
        <translation>已损坏：{name}</translation>
    </message>
    <message>
        <source>Rules…</source>
        <translation>规则…</translation>
    </message>
    <message>
        <source>Choose which rules are errors, warnings, advice or off</source>
        <translation>选择哪些规则算错误、警告、建议或关闭</translation>
    </message>
    <message>
        <source>No issues. Ready to publish.</source>
        <translation>没有问题，可以发布。</translation>
    </message>
    <message>
        <source>Fix</source>
        <translation>修正</translation>
    </message>
    <message>
        <source>Fix selected issue (Ctrl+.)</source>
        <translation>修正所选问题（Ctrl+.）</translation>
    </message>
    <message>
        <source>1 error</source>
        <translation>1 个错误</translation>
    </message>
    <message>
        <source>{errors} errors</source>
        <translation>{errors} 个错误</translation>
    </message>
    <message>
        <source>1 warning</source>
        <translation>1 个警告</translation>
    </message>
    <message>
        <source>{warnings} warnings</source>
        <translation>{warnings} 个警告</translation>
    </message>
    <message>
        <source>No issues ✓</source>
        <translation>无问题 ✓</translation>
    </message>
    <message>
        <source>Your name cannot be saved in {folder}: {reason}.</source>
        <translation>无法把你的名字存到 {folder}：{reason}。</translation>
    </message>
    <message>
        <source>Show the page in its light scheme</source>
        <translation>以浅色显示页面</translation>
    </message>
    <message>
        <source>Show the page in its dark scheme</source>
        <translation>以深色显示页面</translation>
    </message>
    <message>
        <source>Fields of the story</source>
        <translation>稿件字段</translation>
    </message>
    <message>
        <source>“{headline}” came as {state}, which a bundle does not decide here: its state is {here}.</source>
        <translation>《{headline}》来时的状态是{state}，但这里的状态不由稿件包决定：现在是{here}。</translation>
    </message>
    <message>
        <source>Readers don&apos;t get &lt;{tag}&gt;: pages hold nothing embedded.</source>
        <translation>读者看不到 &lt;{tag}&gt;：页面不含嵌入内容。</translation>
    </message>
    <message>
        <source>Link to it instead.</source>
        <translation>请改为链接。</translation>
    </message>
    <message>
        <source>The page shows &lt;{tag}&gt; as plain text.</source>
        <translation>页面把 &lt;{tag}&gt; 显示为纯文字。</translation>
    </message>
    <message>
        <source>Write it in Markdown.</source>
        <translation>请用 Markdown 书写。</translation>
    </message>
    <message>
        <source>{name} holds no mail that can be read: it is empty, encrypted or in a format of Outlook&apos;s own.</source>
        <translation>{name} 里没有能读的邮件：它是空的、加了密，或是 Outlook 自己的格式。</translation>
    </message>
    <message>
        <source>the address {address}</source>
        <translation>地址 {address}</translation>
    </message>
    <message>
        <source>the attachment “{name}”</source>
        <translation>附件“{name}”</translation>
    </message>
    <message>
        <source>an attachment ({kind})</source>
        <translation>附件（{kind}）</translation>
    </message>
    <message>
        <source>the signature “{words}”</source>
        <translation>签名“{words}”</translation>
    </message>
    <message>
        <source>the mail it answers, {count} lines from “{first}” on</source>
        <translation>所回复的邮件，从“{first}”起共 {count} 行</translation>
    </message>
    <message>
        <source>{name} is a NewsML package without an NITF text, which can&apos;t be imported; ask for NITF or ninjs.</source>
        <translation>{name} 是不含 NITF 文本的 NewsML 包，无法导入；请索取 NITF 或 ninjs 格式。</translation>
    </message>
    <message>
        <source>the file is damaged: some of it may be missing</source>
        <translation>文件已损坏，可能缺了一部分</translation>
    </message>
    <message>
        <source>bold, links and the like, for its tags are nested too deeply</source>
        <translation>粗体、链接等格式（标签嵌套过深）</translation>
    </message>
    <message>
        <source>{count} attachment</source>
        <translation>{count} 个附件</translation>
    </message>
    <message>
        <source>{count} attachments</source>
        <translation>{count} 个附件</translation>
    </message>
    <message>
        <source>{count} menu item</source>
        <translation>{count} 个菜单项</translation>
    </message>
    <message>
        <source>{count} menu items</source>
        <translation>{count} 个菜单项</translation>
    </message>
    <message>
        <source>{count} revision</source>
        <translation>{count} 个修订版</translation>
    </message>
    <message>
        <source>{count} revisions</source>
        <translation>{count} 个修订版</translation>
    </message>
    <message>
        <source>{count} post in the trash</source>
        <translation>回收站里的 {count} 篇</translation>
    </message>
    <message>
        <source>{count} posts in the trash</source>
        <translation>回收站里的 {count} 篇</translation>
    </message>
    <message>
        <source>{count} setting of the site</source>
        <translation>{count} 项网站设置</translation>
    </message>
    <message>
        <source>{count} settings of the site</source>
        <translation>{count} 项网站设置</translation>
    </message>
    <message>
        <source>{name} is a WordPress export without posts or pages: {skipped}.</source>
        <translation>{name} 是没有文章和页面的 WordPress 导出文件：{skipped}。</translation>
    </message>
    <message>
        <source>it is empty</source>
        <translation>它是空的</translation>
    </message>
    <message>
        <source>the name of the site, {site}</source>
        <translation>网站名称：{site}</translation>
    </message>
    <message>
        <source>1 comment of a reader</source>
        <translation>1 条读者评论</translation>
    </message>
    <message>
        <source>{count} comments of readers</source>
        <translation>{count} 条读者评论</translation>
    </message>
    <message>
        <source>WordPress {name}</source>
        <translation>WordPress {name}</translation>
    </message>
    <message>
        <source>The theme&apos;s file {path} isn&apos;t in UTF-8: save it as UTF-8.</source>
        <translation>主题文件 {path} 不是 UTF-8 编码：请另存为 UTF-8。</translation>
    </message>
    <message>
        <source>The theme&apos;s file {path} can&apos;t be read: {reason}.</source>
        <translation>无法读取主题文件 {path}：{reason}。</translation>
    </message>
    <message>
        <source>The theme&apos;s file {path} has &lt;/style&gt; in it, which ends the style: take it out.</source>
        <translation>主题文件 {path} 中有 &lt;/style&gt;，样式会在那里中断：请删去。</translation>
    </message>
    <message>
        <source>The theme&apos;s file {path} isn&apos;t JSON: {error}.</source>
        <translation>主题文件 {path} 不是 JSON：{error}。</translation>
    </message>
    <message>
        <source>The theme&apos;s file {path} has another form; write it as {example}.</source>
        <translation>主题文件 {path} 的格式不对；请写成 {example}。</translation>
    </message>
    <message>
        <source>The theme&apos;s file {path}, line {line}, has &lt;{tag}&gt;: pages hold no scripts, forms or embedded content. Take it out.</source>
        <translation>主题文件 {path} 第 {line} 行有 &lt;{tag}&gt;：页面不含脚本、表单或嵌入内容。请删去。</translation>
    </message>
    <message>
        <source>{name} has more than {count} parts; save the part of it that is the story.</source>
        <translation>{name} 的部分超过 {count} 个；请只保存其中属于稿件的部分。</translation>
    </message>
    <message>
        <source>“{words}” isn&apos;t a date and was not taken. Write it as 2026-01-19.</source>
        <translation>“{words}”不是日期，未采用。请写成 2026-01-19。</translation>
    </message>
    <message>
        <source>tomorrow</source>
        <translation>明天</translation>
    </message>
</context>
</TS>
