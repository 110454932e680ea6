# largest attention logit against rate: e4-sensitivity
# Run with: gnuplot study-3.gp
set encoding utf8
set terminal svg size 560,554 noenhanced font 'sans-serif,12' linewidth 1.2 background 'white'
set output 'study-3.svg'
set border 3 linecolor '#444444'
set tics nomirror scale 0.6 textcolor '#222222'
set grid linecolor '#dddddd' linetype 1 linewidth 0.6
set title offset 0,-0.6
unset key
set multiplot
set lmargin at screen 0.1357; set rmargin at screen 0.9607; set tmargin at screen 0.9314; set bmargin at screen 0.5379
set title 'e4-sensitivity'
set xlabel 'learning rate η'
set ylabel 'largest attention logit' offset 1.2,0
set logscale x; set format x '%g'

set xrange [0.00025:0.36]
set logscale y; set format y '1e%T'
set yrange [2.6268605085519643:178217.1421875]

$data0 << EOD
0.0003 5.238284587860107 4.911534309387207 6.26753568649292 NaN
0.001 5.759753227233887 4.943897247314453 6.409844875335693 NaN
0.003 7.301739692687988 6.366943359375 7.887984275817871 NaN
0.01 12.953939437866211 11.157426834106445 15.873628616333008 NaN
0.03 28.181175231933594 22.43102264404297 39.177310943603516 NaN
0.1 4352.962890625 2754.601318359375 5532.5263671875 NaN
0.3 88401.8046875 46953.578125 117749.5 NaN
EOD
$data1 << EOD
0.0003 5.224289894104004 4.864622116088867 6.269951820373535 NaN
0.001 5.892632484436035 5.0090436935424805 6.283382415771484 NaN
0.003 6.797690391540527 6.448422431945801 7.598146438598633 NaN
0.01 13.5653715133667 10.500420570373535 14.555013656616211 NaN
0.03 19.61152458190918 14.92024040222168 21.164426803588867 NaN
0.1 672.9722900390625 107.75943756103516 2207.0224609375 NaN
0.3 117497.2109375 57999.5078125 137090.109375 NaN
EOD
$data2 << EOD
0.0003 5.186865329742432 4.7849931716918945 6.2690253257751465 NaN
0.001 5.841701984405518 5.038051128387451 6.270063877105713 NaN
0.003 6.3056793212890625 6.029332637786865 7.581528663635254 NaN
0.01 12.91098403930664 9.785439491271973 15.524043083190918 NaN
0.03 19.42865753173828 16.733928680419922 21.15203857421875 NaN
0.1 118.49092102050781 58.09657287597656 328.70306396484375 NaN
0.3 73480.0859375 40618.45703125 130475.421875 NaN
EOD
$data3 << EOD
0.0003 5.238284587860107 4.911046504974365 6.26753568649292 NaN
0.001 5.759433269500732 4.943897247314453 6.411679744720459 NaN
0.003 7.303883075714111 6.365248203277588 7.887840270996094 NaN
0.01 12.91911792755127 11.240208625793457 15.814751625061035 NaN
0.03 27.14779281616211 21.940492630004883 39.24165725708008 NaN
0.1 4846.427734375 3184.822265625 5956.5625 NaN
0.3 90308.1640625 47939.21875 107881.625 NaN
EOD
$data4 << EOD
0.0003 5.224026679992676 4.864209175109863 6.269950866699219 NaN
0.001 5.892274856567383 5.009075164794922 6.2832441329956055 NaN
0.003 6.797263145446777 6.4452805519104 7.599697589874268 NaN
0.01 13.585768699645996 10.485102653503418 14.557230949401855 NaN
0.03 19.61826515197754 14.975480079650879 21.209503173828125 NaN
0.1 1176.19873046875 94.6236801147461 2638.682861328125 NaN
0.3 88488.5703125 60152.30078125 110070.1953125 NaN
EOD
$data5 << EOD
0.0003 5.186706066131592 4.784329414367676 6.2690043449401855 NaN
0.001 5.840961456298828 5.038190841674805 6.269911766052246 NaN
0.003 6.299450874328613 6.029102325439453 7.58134126663208 NaN
0.01 12.933130264282227 9.781949996948242 15.570945739746094 NaN
0.03 19.4493350982666 16.738361358642578 21.10982322692871 NaN
0.1 118.2406234741211 63.49717330932617 190.56117248535156 NaN
0.3 69411.7421875 41334.21875 110861.1015625 NaN
EOD
$data6 << EOD
0.0003 3.5015721321105957 3.4152820110321045 3.6740057468414307 NaN
0.001 3.659114360809326 3.4872963428497314 3.716501474380493 NaN
0.003 3.7736704349517822 3.5294485092163086 4.181233882904053 NaN
0.01 5.126460552215576 4.638718128204346 5.392973899841309 NaN
0.03 6.600592613220215 5.126096725463867 8.08941650390625 NaN
0.1 15.761685371398926 12.950648307800293 26.75568199157715 NaN
0.3 47.47959899902344 29.754112243652344 74.22328186035156 NaN
EOD
$data7 << EOD
0.0003 3.4966769218444824 3.417262315750122 3.689699411392212 NaN
0.001 3.6269073486328125 3.5422773361206055 3.7412922382354736 NaN
0.003 3.829752206802368 3.535097599029541 4.0285186767578125 NaN
0.01 5.177486419677734 4.429892539978027 6.121338844299316 NaN
0.03 7.186398506164551 6.104846477508545 8.689160346984863 NaN
0.1 11.728049278259277 8.055356979370117 16.473447799682617 NaN
0.3 25.816328048706055 14.795783042907715 35.61454391479492 NaN
EOD
$data8 << EOD
0.0003 3.513536214828491 3.4149186611175537 3.725245714187622 NaN
0.001 3.638970375061035 3.573981761932373 3.7234513759613037 NaN
0.003 3.775803327560425 3.564464807510376 3.880378007888794 NaN
0.01 5.069606304168701 4.512017726898193 5.51865291595459 NaN
0.03 8.123199462890625 7.878989219665527 8.54066276550293 NaN
0.1 9.134783744812012 7.852715969085693 12.088043212890625 NaN
0.3 33.86907958984375 24.849781036376953 43.688568115234375 NaN
EOD
$data9 << EOD
0.0003 3.501648426055908 3.4152936935424805 3.6738803386688232 NaN
0.001 3.6585662364959717 3.487705707550049 3.7173030376434326 NaN
0.003 3.7728705406188965 3.5294485092163086 4.179187774658203 NaN
0.01 5.126745700836182 4.637731075286865 5.392642021179199 NaN
0.03 6.589263439178467 5.135491847991943 8.10340690612793 NaN
0.1 15.288002014160156 12.554398536682129 31.342742919921875 NaN
0.3 45.05699920654297 19.170766830444336 89.76388549804688 NaN
EOD
$data10 << EOD
0.0003 3.4966797828674316 3.417266607284546 3.6894757747650146 NaN
0.001 3.626952886581421 3.5426976680755615 3.740907907485962 NaN
0.003 3.8297441005706787 3.5363781452178955 4.027536869049072 NaN
0.01 5.179651737213135 4.430858135223389 6.127301216125488 NaN
0.03 7.182014465332031 6.111770153045654 8.685917854309082 NaN
0.1 12.453296661376953 7.684033393859863 14.429051399230957 NaN
0.3 15.294781684875488 13.476341247558594 39.675750732421875 NaN
EOD
$data11 << EOD
0.0003 3.513538360595703 3.414919853210449 3.725090265274048 NaN
0.001 3.6391963958740234 3.5744216442108154 3.7236328125 NaN
0.003 3.7751455307006836 3.564873695373535 3.879713296890259 NaN
0.01 5.067946434020996 4.513450622558594 5.517524719238281 NaN
0.03 8.107068061828613 7.87181282043457 8.540303230285645 NaN
0.1 8.946250915527344 8.373431205749512 13.212772369384766 NaN
0.3 24.531206130981445 16.8809814453125 94.88430786132812 NaN
EOD
plot $data0 using 1:2 with lines linecolor rgb '#0072B2' dashtype 1 linewidth 1.5, \
  $data0 using 1:2:3:4 with yerrorbars pointtype 7 pointsize 0.55 linecolor rgb '#0072B2' linewidth 1.2, \
  $data1 using 1:2 with lines linecolor rgb '#D55E00' dashtype (12,4) linewidth 1.5, \
  $data1 using 1:2:3:4 with yerrorbars pointtype 5 pointsize 0.55 linecolor rgb '#D55E00' linewidth 1.2, \
  $data2 using 1:2 with lines linecolor rgb '#009E73' dashtype (3,3) linewidth 1.5, \
  $data2 using 1:2:3:4 with yerrorbars pointtype 9 pointsize 0.55 linecolor rgb '#009E73' linewidth 1.2, \
  $data3 using 1:2 with lines linecolor rgb '#CC79A7' dashtype (12,4,3,4) linewidth 1.5, \
  $data3 using 1:2:3:4 with yerrorbars pointtype 13 pointsize 0.55 linecolor rgb '#CC79A7' linewidth 1.2, \
  $data4 using 1:2 with lines linecolor rgb '#000000' dashtype (2,6) linewidth 1.5, \
  $data4 using 1:2:3:4 with yerrorbars pointtype 6 pointsize 0.55 linecolor rgb '#000000' linewidth 1.2, \
  $data5 using 1:2 with lines linecolor rgb '#E69F00' dashtype (18,3) linewidth 1.5, \
  $data5 using 1:2:3:4 with yerrorbars pointtype 4 pointsize 0.55 linecolor rgb '#E69F00' linewidth 1.2, \
  $data6 using 1:2 with lines linecolor rgb '#56B4E9' dashtype 1 linewidth 1.5, \
  $data6 using 1:2:3:4 with yerrorbars pointtype 8 pointsize 0.55 linecolor rgb '#56B4E9' linewidth 1.2, \
  $data7 using 1:2 with lines linecolor rgb '#8A6D00' dashtype (12,4) linewidth 1.5, \
  $data7 using 1:2:3:4 with yerrorbars pointtype 12 pointsize 0.55 linecolor rgb '#8A6D00' linewidth 1.2, \
  $data8 using 1:2 with lines linecolor rgb '#0072B2' dashtype (3,3) linewidth 1.5, \
  $data8 using 1:2:3:4 with yerrorbars pointtype 5 pointsize 0.55 linecolor rgb '#0072B2' linewidth 1.2, \
  $data9 using 1:2 with lines linecolor rgb '#D55E00' dashtype (12,4,3,4) linewidth 1.5, \
  $data9 using 1:2:3:4 with yerrorbars pointtype 9 pointsize 0.55 linecolor rgb '#D55E00' linewidth 1.2, \
  $data10 using 1:2 with lines linecolor rgb '#009E73' dashtype (2,6) linewidth 1.5, \
  $data10 using 1:2:3:4 with yerrorbars pointtype 13 pointsize 0.55 linecolor rgb '#009E73' linewidth 1.2, \
  $data11 using 1:2 with lines linecolor rgb '#CC79A7' dashtype (18,3) linewidth 1.5, \
  $data11 using 1:2:3:4 with yerrorbars pointtype 6 pointsize 0.55 linecolor rgb '#CC79A7' linewidth 1.2
unset title; unset xlabel; unset ylabel; unset border; unset tics; unset grid
unset logscale; unset label; unset arrow
set lmargin at screen 0.02; set rmargin at screen 0.98; set bmargin at screen 0; set tmargin at screen 0.4296
set xrange [0:1]; set yrange [0:1]
set key at screen 0.5, screen 0.4296 center top horizontal maxcols 1 Left reverse samplen 3.2 width 1 textcolor '#222222'
plot NaN with linespoints pointtype 7 pointsize 0.55 linecolor rgb '#0072B2' dashtype 1 linewidth 1.5 title 'transformer(qk_norm=false, z_loss=0), cosine(warmup=1)', \
  NaN with linespoints pointtype 5 pointsize 0.55 linecolor rgb '#D55E00' dashtype (12,4) linewidth 1.5 title 'transformer(qk_norm=false, z_loss=0), cosine(warmup=30)', \
  NaN with linespoints pointtype 9 pointsize 0.55 linecolor rgb '#009E73' dashtype (3,3) linewidth 1.5 title 'transformer(qk_norm=false, z_loss=0), cosine(warmup=90)', \
  NaN with linespoints pointtype 13 pointsize 0.55 linecolor rgb '#CC79A7' dashtype (12,4,3,4) linewidth 1.5 title 'transformer(qk_norm=false, z_loss=0.0001), cosine(warmup=1)', \
  NaN with linespoints pointtype 6 pointsize 0.55 linecolor rgb '#000000' dashtype (2,6) linewidth 1.5 title 'transformer(qk_norm=false, z_loss=0.0001), cosine(warmup=30)', \
  NaN with linespoints pointtype 4 pointsize 0.55 linecolor rgb '#E69F00' dashtype (18,3) linewidth 1.5 title 'transformer(qk_norm=false, z_loss=0.0001), cosine(warmup=90)', \
  NaN with linespoints pointtype 8 pointsize 0.55 linecolor rgb '#56B4E9' dashtype 1 linewidth 1.5 title 'transformer(qk_norm=true, z_loss=0), cosine(warmup=1)', \
  NaN with linespoints pointtype 12 pointsize 0.55 linecolor rgb '#8A6D00' dashtype (12,4) linewidth 1.5 title 'transformer(qk_norm=true, z_loss=0), cosine(warmup=30)', \
  NaN with linespoints pointtype 5 pointsize 0.55 linecolor rgb '#0072B2' dashtype (3,3) linewidth 1.5 title 'transformer(qk_norm=true, z_loss=0), cosine(warmup=90)', \
  NaN with linespoints pointtype 9 pointsize 0.55 linecolor rgb '#D55E00' dashtype (12,4,3,4) linewidth 1.5 title 'transformer(qk_norm=true, z_loss=0.0001), cosine(warmup=1)', \
  NaN with linespoints pointtype 13 pointsize 0.55 linecolor rgb '#009E73' dashtype (2,6) linewidth 1.5 title 'transformer(qk_norm=true, z_loss=0.0001), cosine(warmup=30)', \
  NaN with linespoints pointtype 6 pointsize 0.55 linecolor rgb '#CC79A7' dashtype (18,3) linewidth 1.5 title 'transformer(qk_norm=true, z_loss=0.0001), cosine(warmup=90)'
unset multiplot
