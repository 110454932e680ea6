# final / initial excess loss against d0: d2-any-initial-distance
# Run with: gnuplot -d study-3.gp
set encoding utf8
set terminal svg size 1173,346 noenhanced font 'sans-serif,12' linewidth 1.2 background 'white'
set output 'study-3.svg'
set border 3 linecolor '#444444'
set tics nomirror scale 0.6 textcolor '#222222'
set grid linecolor '#dddddd' linetype 1 linewidth 0.6
set title offset 0,-0.6
unset key
set multiplot
set xlabel 'd0'
set logscale x; set format x '1e%T'

set xrange [8.333333333333334e-09:0.012]
set logscale y; set format y '1e%T'
set yrange [2.890870692499324e-31:1.0959362247262263]

set lmargin at screen 0.0742; set rmargin at screen 0.3112; set tmargin at screen 0.8902; set bmargin at screen 0.2601
set title 'absolute-loss' font ',10'
set ylabel 'final / initial excess loss' offset 1.2,0
$data0 << EOD
1e-08 0.05167951420157062 0.051331299976084335 0.05196402396393918 NaN
1e-06 0.03021008355179134 0.029950008891061895 0.030500026999324924 NaN
0.0001 0.01934283718135142 0.019112939525573767 0.01955534894484528 NaN
0.01 0.01198102680438086 0.011729578811967943 0.012314262336981723 NaN
EOD
$data1 << EOD
1e-08 0.8137462645242217 0.7754231601761007 0.8430278651740202 NaN
1e-06 0.8126310837576354 0.7941105120779585 0.8395737074366056 NaN
0.0001 0.4615865042949203 0.4379799710674546 0.4800186043928033 NaN
0.01 0.42965155606722294 0.40885247086127674 0.4497450822232606 NaN
EOD
$data2 << EOD
1e-08 0.1422084774321283 0.13812061106380183 0.14815622010468368 NaN
1e-06 0.148022044694045 0.14196169106338247 0.1523236754216569 NaN
0.0001 0.1200136405514155 0.1136437482792519 0.12683694360914927 NaN
0.01 0.13475613831144045 0.1311077019366761 0.1413154879877604 NaN
EOD
$data3 << EOD
1e-08 0.023719945003804914 0.022769781100145037 0.024736896732399875 NaN
1e-06 0.022695503720878148 0.021678007422032963 0.02375211500988426 NaN
0.0001 0.022431025944052913 0.02113834900151303 0.02451488875321449 NaN
0.01 0.029828506760328288 0.02868300250195754 0.03170998601223045 NaN
EOD
plot $data0 using 1:2 with lines linecolor rgb '#0072B2' dashtype 1 linewidth 1.5, \
  $data0 using 1:2:3:4 with yerrorbars pointtype 7 pointsize 0.55 linecolor rgb '#0072B2' linewidth 1.2, \
  $data1 using 1:2 with lines linecolor rgb '#D55E00' dashtype (12,4) linewidth 1.5, \
  $data1 using 1:2:3:4 with yerrorbars pointtype 5 pointsize 0.55 linecolor rgb '#D55E00' linewidth 1.2, \
  $data2 using 1:2 with lines linecolor rgb '#009E73' dashtype (3,3) linewidth 1.5, \
  $data2 using 1:2:3:4 with yerrorbars pointtype 9 pointsize 0.55 linecolor rgb '#009E73' linewidth 1.2, \
  $data3 using 1:2 with lines linecolor rgb '#CC79A7' dashtype (12,4,3,4) linewidth 1.5, \
  $data3 using 1:2:3:4 with yerrorbars pointtype 13 pointsize 0.55 linecolor rgb '#CC79A7' linewidth 1.2
set lmargin at screen 0.4075; set rmargin at screen 0.6445; set tmargin at screen 0.8902; set bmargin at screen 0.2601
set title 'chebyshev-max' font ',10'
unset ylabel
$data4 << EOD
1e-08 0.11719898134792969 0.11151692310286666 0.1255153231628745 NaN
1e-06 0.06449007794813542 0.06227165734450631 0.06810568658343184 NaN
0.0001 0.04161039873863782 0.03952037532553246 0.044178240050008796 NaN
0.01 0.027948362487203254 0.02616780231124626 0.029086235777953506 NaN
EOD
$data5 << EOD
1e-08 0.4067396177310172 0.3722753000571103 0.4349506248886521 NaN
1e-06 0.39711023448640337 0.3618852662063256 0.4650212901064172 NaN
0.0001 0.40854412543854945 0.3809327436715976 0.4284241509134348 NaN
0.01 0.4151570340789068 0.3851488459704113 0.4477635645597158 NaN
EOD
$data6 << EOD
1e-08 0.26257385444323067 0.221896017083209 0.29513454343985407 NaN
1e-06 0.2297066012257601 0.21188019684360074 0.26768356472242205 NaN
0.0001 0.2101508714676046 0.1835888197820896 0.2450687595808668 NaN
0.01 0.24635422466396428 0.20345662045914378 0.27631268186223096 NaN
EOD
$data7 << EOD
1e-08 0.06139482927796089 0.055426433930762256 0.06869105711898103 NaN
1e-06 0.0589671389172921 0.05104603324933234 0.06683734812264645 NaN
0.0001 0.05714221655621561 0.04935918541599952 0.06626082816541316 NaN
0.01 0.04667835777940217 0.04006516056481784 0.05592279739593453 NaN
EOD
plot $data4 using 1:2 with lines linecolor rgb '#0072B2' dashtype 1 linewidth 1.5, \
  $data4 using 1:2:3:4 with yerrorbars pointtype 7 pointsize 0.55 linecolor rgb '#0072B2' linewidth 1.2, \
  $data5 using 1:2 with lines linecolor rgb '#D55E00' dashtype (12,4) linewidth 1.5, \
  $data5 using 1:2:3:4 with yerrorbars pointtype 5 pointsize 0.55 linecolor rgb '#D55E00' linewidth 1.2, \
  $data6 using 1:2 with lines linecolor rgb '#009E73' dashtype (3,3) linewidth 1.5, \
  $data6 using 1:2:3:4 with yerrorbars pointtype 9 pointsize 0.55 linecolor rgb '#009E73' linewidth 1.2, \
  $data7 using 1:2 with lines linecolor rgb '#CC79A7' dashtype (12,4,3,4) linewidth 1.5, \
  $data7 using 1:2:3:4 with yerrorbars pointtype 13 pointsize 0.55 linecolor rgb '#CC79A7' linewidth 1.2
set lmargin at screen 0.7408; set rmargin at screen 0.9778; set tmargin at screen 0.8902; set bmargin at screen 0.2601
set title 'quadratic' font ',10'
unset ylabel
$data8 << EOD
1e-08 0.023314742043284365 0.021734339137717978 0.024376389024366334 NaN
1e-06 0.0065132237336027 0.00598936185986942 0.006884700683534888 NaN
0.0001 0.0019542443524260995 0.0018328778255415408 0.002100385262120332 NaN
0.01 0.0004021818930358427 0.00038427308593682615 0.0004253029640068644 NaN
EOD
$data9 << EOD
1e-08 2.130703583437965e-14 4.832008244939589e-31 1.0959362247262263 NaN
1e-06 2.9195804815914104e-14 4.767099705277269e-31 1.0959362247262263 NaN
0.0001 3.1932728526848817e-16 5.31776124744926e-31 1.0959362247262263 NaN
0.01 2.923819856701125e-14 4.071032464109601e-31 1.0959362247262263 NaN
EOD
$data10 << EOD
1e-08 1.1194663497472127e-07 2.4068449337297096e-09 7.604238743199279e-06 NaN
1e-06 6.382952518168402e-08 7.950266409109914e-10 1.085336775910813e-06 NaN
0.0001 2.4008009072337193e-07 4.832190768087246e-09 3.2970827568304488e-06 NaN
0.01 1.0061414184283256e-10 1.083209345681428e-12 4.523314430542542e-09 NaN
EOD
$data11 << EOD
1e-08 4.647437712780253e-31 3.7955841526158866e-31 5.65159420894863e-31 NaN
1e-06 4.829973285010292e-31 3.7581319002491214e-31 5.640475063686721e-31 NaN
0.0001 4.601808877198435e-31 4.287882507021275e-31 5.396036841840694e-31 NaN
0.01 5.069890469859308e-31 3.94922338836695e-31 5.9039075065008255e-31 NaN
EOD
plot $data8 using 1:2 with lines linecolor rgb '#0072B2' dashtype 1 linewidth 1.5, \
  $data8 using 1:2:3:4 with yerrorbars pointtype 7 pointsize 0.55 linecolor rgb '#0072B2' linewidth 1.2, \
  $data9 using 1:2 with lines linecolor rgb '#D55E00' dashtype (12,4) linewidth 1.5, \
  $data9 using 1:2:3:4 with yerrorbars pointtype 5 pointsize 0.55 linecolor rgb '#D55E00' linewidth 1.2, \
  $data10 using 1:2 with lines linecolor rgb '#009E73' dashtype (3,3) linewidth 1.5, \
  $data10 using 1:2:3:4 with yerrorbars pointtype 9 pointsize 0.55 linecolor rgb '#009E73' linewidth 1.2, \
  $data11 using 1:2 with lines linecolor rgb '#CC79A7' dashtype (12,4,3,4) linewidth 1.5, \
  $data11 using 1:2:3:4 with yerrorbars pointtype 13 pointsize 0.55 linecolor rgb '#CC79A7' linewidth 1.2
unset title; unset xlabel; unset ylabel; unset border; unset tics; unset grid
unset label; unset arrow
set lmargin at screen 0; set rmargin at screen 1; set bmargin at screen 0; set tmargin at screen 1
set xrange [1:2]; set yrange [1:2]
set key at screen 0.2293, screen 0.0867 left top vertical maxrows 1 maxcols 1 Left reverse samplen 3.2 textcolor '#222222'
plot NaN with linespoints pointtype 7 pointsize 0.55 linecolor rgb '#0072B2' dashtype 1 linewidth 1.5 title 'dadapt-dual-averaging'
set key at screen 0.4152, screen 0.0867 left top vertical maxrows 1 maxcols 1 Left reverse samplen 3.2 textcolor '#222222'
plot NaN with linespoints pointtype 5 pointsize 0.55 linecolor rgb '#D55E00' dashtype (12,4) linewidth 1.5 title 'dadapt-sgd'
set key at screen 0.5371, screen 0.0867 left top vertical maxrows 1 maxcols 1 Left reverse samplen 3.2 textcolor '#222222'
plot NaN with linespoints pointtype 9 pointsize 0.55 linecolor rgb '#009E73' dashtype (3,3) linewidth 1.5 title 'dadapt-adam'
set key at screen 0.6701, screen 0.0867 left top vertical maxrows 1 maxcols 1 Left reverse samplen 3.2 textcolor '#222222'
plot NaN with linespoints pointtype 13 pointsize 0.55 linecolor rgb '#CC79A7' dashtype (12,4,3,4) linewidth 1.5 title 'prodigy'
unset multiplot
