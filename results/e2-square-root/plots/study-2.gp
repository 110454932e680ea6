# best peak rate η: e2-square-root
# Run with: gnuplot study-2.gp
set encoding utf8
set terminal svg size 760,326 noenhanced font 'sans-serif,12' linewidth 1.2 background 'white'
set output 'study-2.svg'
set border 3 linecolor '#444444'
set tics nomirror scale 0.6 textcolor '#222222'
set grid linecolor '#dddddd' linetype 1 linewidth 0.6
set title offset 0,-0.6
unset key
set multiplot; unset grid; unset colorbox; unset logscale
set palette defined (0 '#ffffff', 0.15 '#dbe9f6', 0.5 '#6baed6', 1 '#08306b')
set cbrange [-2.4653427803933656:-1.2245729113687678]
set xtics ('4' 0, '8' 1, '16' 2, '32' 3, '64' 4) out; set ytics ('0' 0, '0.9' 1) out
set xrange [-0.5:5.0-0.5]; set yrange [-0.5:2.0-0.5]
set xlabel 'batch size (examples)'
set lmargin at screen 0.1000; set rmargin at screen 0.4711; set tmargin at screen 0.8834; set bmargin at screen 0.2147
set title 'sgd'
set ylabel 'momentum β' offset 1,0
$data0 << EOD
0 0 -2.4093566140532694
1 0 -2.1078330958185134
2 0 -1.8086449015936374
3 0 -1.5132344460813434
4 0 -1.2245729113687678
EOD
$data1 << EOD
0 0 0.0039
1 0 0.0078
2 0 0.016
EOD
$data2 << EOD
3 0 0.031
4 0 0.06
EOD
plot $data0 using 1:2:(0.5):(0.5):3 with boxxyerror fillstyle solid 1 linecolor palette, \
  $data1 using 1:2:3 with labels font ',9' textcolor '#111111', \
  $data2 using 1:2:3 with labels font ',9' textcolor '#ffffff'
set lmargin at screen 0.6000; set rmargin at screen 0.9711; set tmargin at screen 0.8834; set bmargin at screen 0.2147
set title 'adam'
unset ylabel
$data3 << EOD
0 1 -2.4653427803933656
1 1 -2.3088537498057957
2 1 -2.1567094421113815
3 1 -2.0080932803221625
4 1 -1.8588833972394405
EOD
$data4 << EOD
0 1 0.0034
1 1 0.0049
2 1 0.007
3 1 0.0098
4 1 0.014
EOD
plot $data3 using 1:2:(0.5):(0.5):3 with boxxyerror fillstyle solid 1 linecolor palette, \
  $data4 using 1:2:3 with labels font ',9' textcolor '#111111'
unset multiplot
